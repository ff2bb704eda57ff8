"""Places, peoples and public bodies that copy names without explaining them."""

from __future__ import annotations

from broadsheet.text.places import atlas

_COUNTRIES = """
Afghanistan|Albania|Algeria|Andorra|Angola|Argentina|Armenia|Australia|Austria|Azerbaijan|Bahrain
|Bangladesh|Barbados|Belarus|Belgium|Belize|Benin|Bhutan|Bolivia|Bosnia|Bosnia-Herzegovina
|Bosnia and Herzegovina|Botswana|Brazil|Brunei|Bulgaria|Burkina Faso|Burundi|Cambodia|Cameroon
|Canada|Cape Verde|Chad|Chile|China|Colombia|Congo|Costa Rica|Croatia|Cuba|Cyprus|Czech Republic
|Czechia|Denmark|Djibouti|Dominican Republic|Ecuador|Egypt|El Salvador|Eritrea|Estonia|Eswatini
|Ethiopia|Fiji|Finland|France|Gabon|Gambia|Germany|Ghana|Greece|Grenada|Guatemala|Guinea|Guyana
|Haiti|Honduras|Hungary|Iceland|India|Indonesia|Iran|Iraq|Ireland|Israel|Italy|Ivory Coast|Jamaica
|Japan|Kazakhstan|Kenya|Kosovo|Kuwait|Kyrgyzstan|Laos|Latvia|Lebanon|Lesotho|Liberia|Libya
|Liechtenstein|Lithuania|Luxembourg|Madagascar|Malawi|Malaysia|Maldives|Mali|Malta|Mauritania
|Mauritius|Mexico|Moldova|Monaco|Mongolia|Montenegro|Morocco|Mozambique|Myanmar|Namibia|Nepal
|Netherlands|New Zealand|Nicaragua|Niger|Nigeria|North Korea|North Macedonia|Norway|Oman|Pakistan
|Palestine|Panama|Paraguay|Peru|Philippines|Poland|Portugal|Qatar|Romania|Russia|Rwanda
|Saudi Arabia|Senegal|Serbia|Seychelles|Sierra Leone|Singapore|Slovakia|Slovenia|Somalia
|South Africa|South Korea|South Sudan|Spain|Sri Lanka|Sudan|Suriname|Sweden|Switzerland|Syria
|Taiwan|Tajikistan|Tanzania|Thailand|Togo|Tunisia|Turkey|Turkmenistan|Uganda|Ukraine
|United Arab Emirates|United Kingdom|United States|United States of America|Uruguay|Uzbekistan
|Vatican|Venezuela|Vietnam|Yemen|Zambia|Zimbabwe|UK|US|U.S.|U.K.|USA|UAE|Britain|Great Britain
|England|Scotland|Wales|Northern Ireland|America|Gaza|West Bank|Crimea|Holland|Türkiye
|Frankreich|Deutschland|Allemagne|Angleterre|Royaume-Uni|Espagne|Italie|Pays-Bas|Belgique|Suisse
|Großbritannien|Spanien|Italien|Österreich|Schweiz|Polen|Ukraina|Russie|Russland|Chine|Japon
|États-Unis|Alemania|Francia|España|Reino Unido|Estados Unidos|Germania|Regno Unito|Stati Uniti
|França|Espanha|Alemanha|Brasil|Brésil|Brasilien
"""
_PLACES = """
Africa|Asia|Europe|Antarctica|North America|South America|Latin America|Middle East|Balkans
|Western Balkans|Caribbean|Scandinavia|Baltic|Gulf|Channel|English Channel|Mediterranean
|North Sea|Atlantic|Pacific|Arctic|Black Sea|Red Sea|Manhattan|Brooklyn|London|Manchester|Birmingham|Leeds|Liverpool|Glasgow
|Edinburgh|Cardiff|Belfast|Bristol|Sheffield|Newcastle|Nottingham|Southampton|Portsmouth|Dover
|Calais|Boulogne-sur-Mer|Dunkirk|Oxford|Cambridge|York|Leicester|Coventry|Plymouth|Brighton|Hull
|Swansea|Aberdeen|Dundee|Kent|Essex|Sussex|Surrey|Yorkshire|Cornwall|Devon|Norfolk|Suffolk
|Lancashire|Dublin|Cork|Paris|Marseille|Lyon|Brussels|Amsterdam|Rotterdam|The Hague|Berlin|Munich
|Hamburg|Frankfurt|Cologne|Vienna|Zurich|Geneva|Bern|Rome|Milan|Naples|Turin|Venice|Madrid
|Barcelona|Valencia|Seville|Lisbon|Porto|Athens|Istanbul|Ankara|Warsaw|Kraków|Krakow|Prague
|Budapest|Bucharest|Sofia|Belgrade|Zagreb|Sarajevo|Tirana|Pristina|Skopje|Kyiv|Kiev|Kharkiv|Odesa
|Moscow|St Petersburg|Minsk|Vilnius|Riga|Tallinn|Helsinki|Stockholm|Oslo|Copenhagen|Reykjavik
|New York|New York City|Washington|Washington DC|Los Angeles|San Francisco|Chicago|Boston|Houston|Dallas|Miami
|Atlanta|Philadelphia|Detroit|Seattle|Denver|Phoenix|Las Vegas|Minneapolis|Baltimore|Cleveland
|California|Texas|Florida|New Jersey|New Hampshire|Massachusetts|Pennsylvania|Ohio|Michigan|Iowa
|Wisconsin|Minnesota|Illinois|Indiana|Nevada|Arizona|Colorado|Utah|Virginia|West Virginia
|North Carolina|South Carolina|Maryland|Tennessee|Kentucky|Alabama|Mississippi|Louisiana|Arkansas
|Oklahoma|Kansas|Missouri|Nebraska|Oregon|Connecticut|Vermont|Maine|Alaska|Hawaii|Idaho|Montana
|Wyoming|New Mexico|Rhode Island|Delaware|Puerto Rico|Toronto|Montreal|Vancouver|Ottawa|Quebec|Ontario
|Mexico City|Havana|Bogotá|Bogota|Lima|Santiago|Buenos Aires|São Paulo|Rio de Janeiro|Brasília
|Caracas|Cairo|Lagos|Nairobi|Johannesburg|Cape Town|Pretoria|Addis Ababa|Khartoum|Tripoli|Tunis|Algiers
|Jerusalem|Tel Aviv|Beirut|Damascus|Baghdad|Tehran|Riyadh|Dubai|Abu Dhabi|Doha|Kabul|Islamabad
|Karachi|Lahore|Delhi|New Delhi|Mumbai|Kolkata|Chennai|Bangalore|Dhaka|Colombo|Kathmandu|Beijing
|Shanghai|Hong Kong|Taipei|Tokyo|Osaka|Seoul|Pyongyang|Bangkok|Hanoi|Jakarta|Manila|Kuala Lumpur
|Sydney|Melbourne|Brisbane|Perth|Canberra|Auckland|Wellington|Rafah|Khan Younis|Gaza City|Aleppo
"""
# Bodies by name. A trailing star marks those copy writes without an article or in short.
_BODIES = """
Downing Street|No 10|Number 10|No. 10|No 11|Whitehall|White House|Kremlin|Pentagon|Westminster
|Home Office|Foreign Office|Treasury|Cabinet Office|Ministry of Defence|Crown Prosecution Service
|House of Commons|House of Lords|Commons|Lords|Parliament|Congress|Senate|House of Representatives
|Supreme Court|High Court|Court of Appeal|European Court of Human Rights|European Commission
|European Parliament|European Council|European Central Bank|European Union|EU|E.U.|United Nations
|UN|U.N.|Nato|NATO|World Bank|International Monetary Fund|IMF|World Health Organization|WHO|World Trade Organization
|WTO|Unicef|UNHCR|Interpol|Europol|Frontex|Red Cross|Amnesty International|Human Rights Watch
|Labour|Labour Party|Conservatives|Conservative Party|Tories|Tory Party|Liberal Democrats|Lib Dems
|Greens|Green Party|Reform UK|SNP|Scottish National Party|Plaid Cymru|DUP|Sinn Féin|Sinn Fein|Ukip
|Republicans|Republican Party|Democrats|Democratic Party|GOP|NHS|BMA|RMT|TUC|CBI|HMRC|DWP|MoD
|Ofcom|Ofsted|Ofgem|Ofwat|NATO|FBI|CIA|NSA|IRS|FDA|CDC|Department of Justice|Justice Department
|State Department|Federal Reserve|Fed|Bank of England|Met Police|Metropolitan Police|Scotland Yard|MI5|MI6|Hamas
|Hezbollah|Taliban|Islamic State|Isis|Al-Qaeda|Google|Apple|Microsoft|Amazon|Facebook|Meta|Twitter
|Tesla|Netflix|BP|Shell|Morgan Stanley|Goldman Sachs|Wells Fargo|Charles Schwab|Tesco|Sainsbury's|HSBC|Barclays|Lloyds|Fifa|FIFA|Uefa|UEFA|IOC|Bundestag
|Bundesrat|Élysée|Elysée|Matignon|Assemblée nationale|Sénat|Commission européenne|Union européenne
"""
_BODIES_ABROAD = """
Bundesregierung|Bundesverfassungsgericht|Europäische Union|Europäische Kommission|Auswärtiges Amt|CDU|CSU|SPD|FDP|AfD
|Unión Europea|Comisión Europea|Parlamento Europeo|Banco Central Europeo|La Moncloa|Moncloa|PSOE|Vox|Podemos|ONU|OTAN
|Unione europea|Unione Europea|Commissione europea|Commissione Europea|Palazzo Chigi|Quirinale|Lega|Forza Italia
|Fratelli d'Italia|União Europeia|Comissão Europeia|Palácio do Planalto|Planalto|Itamaraty|Parlement européen
|Banque centrale européenne|Rassemblement national|La France insoumise|Les Républicains|Quai d'Orsay|Conseil d'État
"""
_PEOPLES = """
afghan african albanian algerian american angolan arab argentine argentinian armenian asian
australian austrian azerbaijani balkan baltic bangladeshi belarusian belgian bolivian bosnian
brazilian briton british bulgarian cambodian cameroonian canadian catalan chilean chinese
christian colombian corsican croatian cuban cypriot czech danish dutch ecuadorian egyptian english
eritrean estonian ethiopian european finnish flemish french german ghanaian greek hindu hungarian
icelandic indian indonesian iranian iraqi irish islamic israeli italian ivorian jamaican japanese
jewish jordanian kazakh kenyan korean kosovan kuwaiti kurdish latvian lebanese liberian libyan
lithuanian macedonian malaysian maltese mexican moldovan mongolian montenegrin moroccan muslim
nepalese nepali nigerian nordic norwegian ottoman pakistani palestinian peruvian polish portuguese
qatari romanian russian rwandan saudi scottish senegalese serbian sicilian singaporean slovak
slovakian slovenian somali soviet spanish sudanese swedish swiss syrian taiwanese tanzanian thai
tibetan tunisian turkish ugandan ukrainian uruguayan uzbek venezuelan vietnamese welsh yemeni
aboriginal akan amhara amharic anglican arabic ashanti aymara bahamian bahraini barbadian basotho bedouin bengali
beninese berber bhutanese buddhist burkinabe burmese burundian cantonese catholic comorian congolese creole
djiboutian dominican emirati fijian filipina filipino gabonese gambian georgian grenadian guarani guatemalan
guinean gujarati guyanese haitian hausa hindi hispanic honduran igbo indigenous inuit inuk jew kikuyu kyrgyz
laotian latina latino lesothan luo maasai malagasy malawian malayali malian mandarin maori marathi mauritanian
mauritian mozambican namibian nicaraguan nigerien omani oromo orthodox panamanian papuan paraguayan pashtun
persian protestant punjabi quechua rohingya roma salvadoran salvadorean samoan shia shiite sikh sinhala
sinhalese sunni swahili swazi tajik tamil tigrayan timorese togolese tongan trinidadian tuareg turkmen urdu
uyghur western xhosa yoruba zulu turk turks dane swede finn pole spaniard scot brit brits
zambian zimbabwean labour conservative tory republican democratic democrat liberal texan
californian londoner parisian scots
"""
_BODY_HEADS = """
academy agency airlines airways alliance army assembly association authority bank board brigade
broadcasting bureau cabinet campaign chamber charity church club coalition college commission
committee company confederation congress consortium corp corporation council court department
directorate embassy exchange executive federation ferries force forces forum foundation front fund government
group guard inc inspectorate institute institution laboratories league limited ltd ministry
mission navy network office organisation organization parliament partnership party plc police
rail railway regiment registry senate service services society squadron syndicate system
team treasury tribunal trust unit university union watch workers
"""
_FACILITIES = """
airport arena base camp cemetery centre center clinic farm gallery headquarters hospital hotel library
mall market mine mosque museum prison restaurant school shrine station temple theatre theater zoo
"""
_PLACE_HEADS = """
republic kingdom region province district county municipality territory prefecture city continent airport
archipelago basin coast highway roundabout junction dam falls cape
avenue bay beach boulevard bridge canal castle cathedral coast court crescent desert east estate
field forest gardens gate glacier gulf harbour harbor heights hill hills island islands isle isles lake lane
mount mountain mountains ocean palace park peninsula pier plaza point port quay ridge river road sea
shire sound square stadium strait street terminal terrace tower town valley village way wharf wood
"""
_NOT_NAMES = """
monday tuesday wednesday thursday friday saturday sunday january february march april may june july
august september october november december christmas easter ramadan brexit covid covid-19 islam
christianity english french german spanish italian latin olympics god internet bill act budget
mou moa tb hiv aids gdp gnp cpi stem ai ict vat nev ev evs suv cv faq pr hr it ngo ngos cso csos mw kw gw km cm kg
gst fir vc ipo ipos esg sdg sdgs lgbt lgbtq lgbtqi dna rna pcr iq id pdf sms usb gps rmb aud usd gbp eur jpy inr
opposition mps mp mep meps pip left right autumn spring summer winter tv i ceo pm dup bst gmt am pm bc ad
"""


def _set(rows: str) -> frozenset[str]:
    return frozenset(one.strip() for one in rows.replace("\n", "").split("|") if one.strip())


COUNTRIES = _set(_COUNTRIES)
"""Countries and parts of countries as copy names them, most in English."""
PLACES = COUNTRIES | _set(_PLACES)
"""Countries, cities, seas and regions the press names often."""
BODIES = _set(_BODIES) | _set(_BODIES_ABROAD)
"""Public bodies, parties and firms that copy names without explaining them."""
PEOPLES = frozenset(_PEOPLES.split()) | frozenset(word + "s" for word in _PEOPLES.split())
"""Words that tell of a people, a party or a faith: capitalised, but no name; lower case."""
BODY_HEADS = frozenset(_BODY_HEADS.split())
"""Last words of the names of bodies, lower case."""
PLACE_HEADS = frozenset(_PLACE_HEADS.split())
"""Last words of the names of places, lower case."""
FACILITIES = frozenset(_FACILITIES.split())
"""Last words of the names of what is both a place and a body, lower case."""
BODY_FIRSTS = frozenset(
    "ministry department university bank institute association federation organisation organization "
    "office secretariat directorate faculty chamber confederation union institution "
    "ministère parti banque université cour conseil commission sénat assemblée chambre fédération "
    "syndicat mairie institut fondation agence ministerio partido banco universidad tribunal corte "
    "consejo comisión senado asamblea congreso cámara federación sindicato ayuntamiento instituto "
    "fundación agencia asociación guardia ministero partito banca università consiglio commissione "
    "senato camera federazione sindacato istituto fondazione agenzia associazione ministério "
    "universidade conselho comissão câmara federação fundação agência associação prefeitura "
    "universität ministerium bundesministerium amt".split()
)
"""First words of the names of bodies, lower case."""
PLACE_FIRSTS = frozenset(
    "republic kingdom state port gulf bay strait sea isle city sultanate emirate province".split()
)
"""Words before "of" in the names of places, lower case."""
THINGS = frozenset(
    "payment payments credit allowance benefit summit act bill law agreement treaty convention plan "
    "pact resolution declaration award awards prize cup games championship championships festival day "
    "week war wars initiative goal goals index report project programme program policy strategy scheme "
    "certificate trophy charter accord accords protocol assessment assessments expo marathon diary "
    "conference budget tax visa challenge season edition vision visit tour album song anthem".split()
)
"""Last words of the names of what is neither a body nor a place: papers, events, payments."""
NOT_NAMES = frozenset(_NOT_NAMES.split())
"""Capitalised words that name nobody and no place; lower case."""
SAME = {
    "U.S.": "US", "USA": "US", "United States": "US", "United States of America": "US",
    "U.K.": "UK", "United Kingdom": "UK", "U.N.": "UN", "United Nations": "UN",
    "E.U.": "EU", "European Union": "EU", "No. 10": "Downing Street", "No 10": "Downing Street",
    "Number 10": "Downing Street", "NATO": "Nato", "Tory Party": "Conservatives",
    "Tories": "Conservatives", "Conservative Party": "Conservatives", "Labour Party": "Labour",
    "Lib Dems": "Liberal Democrats", "MoD": "Ministry of Defence", "GOP": "Republicans",
    "Republican Party": "Republicans", "Democratic Party": "Democrats", "Fed": "Federal Reserve",
}  # fmt: skip
"""Other forms of one name, led back to the form most papers print."""


def is_known_place(name: str) -> bool:
    """Say whether `name` is that of a country, a region or a large town, whatever else it is."""
    if name in PLACES:
        return True
    if len(name) > 80:
        return False
    return any(place.kind in "cr" or place.population >= LARGE for place in atlas().named(name)[:1])


LARGE = 300_000
"""People of a town whose name alone tells of a place."""
