"""Words and names so common in news that sharing them says little."""

from __future__ import annotations

from functools import lru_cache

from broadsheet.news.ids import key_of
from broadsheet.text.words import stems

COMMON = 0.25
"""What a common word or name weighs beside any other (1)."""

_WORDS = {
    "en": """
        able accept accuse act action address agree aim allegation allow amount announce answer
        appear apply approach area argue arrive article ask attack attempt authority available
        avoid bad ban base begin believe big bill board body break bring build business call
        campaign care carry case cause center central centre chair challenge chance change
        charge chief child children choice citizen city claim clear close comment commission
        committee community company concern condition confirm consider continue control cost
        council countries country course court cover create crisis critic critical current cut
        damage date daily day deal death debate decade decide decision decline defend demand
        deny department describe despite detail develop die different difficult director
        discuss district drive drop due early earn east economic economy effect effort election
        emerge emergency employ end ensure event evidence exchange executive expect expert
        explain express face fact fail fall family fear federal feel fight figure file final
        financial find firm five focus follow force foreign form former forward found four free
        friday full fund future general global goal good government great ground group grow
        growth half hand happen hard head health hear help high history hit hold home hope host
        hour house housing human hundred idea impact important improve include income increase
        independent industry inform information insist interest international interview
        investigate investigation involve island issue job join journalist june july january
        february march april august september october november december judge justice keep key
        kill know lack land large late launch law lawmaker lawyer lead leader leave left legal
        letter level life light line list live local long look lose low main major man manage
        manager mark market matter mean measure media meet meeting member men message million
        billion minister ministry minute monday money month morning move nation national need
        network news newspaper night north note number offer office officer official oil old
        open operate operation opinion order organisation organization outside paid paper
        parent park parliament part party pass past pay people percent period person place plan
        play point police policy political politician politics poor population position
        positive possible post potential power prepare present president press pressure prevent
        previous price prime private problem process product program programme project promise
        propose protect protest prove provide public publish pull push question quick quote
        raise range rate reach read ready real reason receive recent record reduce refuse
        region reject relate release remain remove reply report reporter represent request
        require resident respond response rest result return reveal review right rise risk road
        role room rule run safe safety sale saturday school seat second secretary section
        security seek senior sent separate serious serve service set seven share show side sign
        similar single site situation six small social society source south speak special
        speech spend spokesman spokesperson spokeswoman staff stage stand start state statement
        station stay step stop story street strong student study suggest summer sunday support
        sure system talk target tax team tell ten term third thousand threat three thursday
        time today tomorrow tonight top total tough town trade travel trouble true try tuesday
        turn union university urge value victim view village visit voice vote voter wait walk
        want warn watch water wednesday week weekend west white wide win winter woman women
        word work worker world worry worth write wrong yesterday young
    """,
    "fr": """
        accord affaire afficher an année annoncer appel appeler arriver article attendre avenir
        avril août autorité besoin cas cause chef chose cinq coeur compte conseil contrat cours
        crise date décembre décider décision décret demande demander dernier derniers déclarer
        directeur dimanche droit eau effet élection élu enfant entreprise état euros europe
        façon femme février fin france français française force gouvernement grand groupe
        guerre habitant heure histoire homme janvier jeudi jeune jour journal journée juillet
        juin jours justice leader lieu ligne loi lundi mai maire mairie maison majorité marché
        mardi mars membre mercredi mesure million milliard ministre ministère mois monde mort
        mouvement nombre nouveau nouvelle novembre octobre ouvrir parti partie pays personne
        petit place plan plupart point police politique porte-parole pouvoir premier première
        prendre presse président prix problème processus programme projet public publique
        question quatre rapport région rendre responsable reste résultat réunion samedi santé
        secteur sécurité semaine septembre service situation société soir soutien suite sujet
        système temps tour tout travail trois union vendredi vie ville voir vue
    """,
}

_NAMES = """
    Afghanistan|Africa|Albania|Algeria|America|American|Argentina|Asia|Australia|Austria|
    Bangladesh|Belarus|Belgium|Bosnia|Brazil|Britain|British|Bulgaria|Canada|Chile|China|
    Chinese|Colombia|Congo|Croatia|Cuba|Cyprus|Czech Republic|Democrat|Democrats|Democratic|
    Denmark|Egypt|England|English|Estonia|Ethiopia|EU|Europe|European|European Union|Finland|
    France|French|Georgia|German|Germany|Ghana|Greece|Hungary|Iceland|India|Indian|Indonesia|
    Iran|Iraq|Ireland|Irish|Israel|Italy|Italian|Japan|Japanese|Jordan|Kenya|Korea|Kosovo|
    Kuwait|Latvia|Lebanon|Libya|Lithuania|Luxembourg|Malaysia|Malta|Mexico|Moldova|Morocco|
    Nepal|Netherlands|New Zealand|Nigeria|North Korea|Northern Ireland|Norway|Pakistan|
    Palestine|Peru|Philippines|Poland|Portugal|Qatar|Romania|Russia|Russian|Saudi Arabia|
    Scotland|Scottish|Serbia|Singapore|Slovakia|Slovenia|Somalia|South Africa|South Korea|
    Spain|Spanish|Sudan|Sweden|Switzerland|Syria|Taiwan|Thailand|Tunisia|Turkey|UK|Ukraine|UN|
    United Arab Emirates|United Kingdom|United Nations|United States|US|USA|U.S.|U.K.|
    Venezuela|Vietnam|Wales|Welsh|Yemen|Zimbabwe|Beijing|Berlin|Brussels|Chicago|Dublin|
    Edinburgh|Geneva|Hong Kong|Kyiv|London|Los Angeles|Madrid|Moscow|New York|New York City|
    Paris|Rome|Sydney|Tokyo|Toronto|Washington|Washington DC|Alabama|Alaska|Arizona|California|
    Colorado|Florida|Illinois|Indiana|Iowa|Kentucky|Louisiana|Massachusetts|Michigan|Minnesota|
    Missouri|New Jersey|North Carolina|Ohio|Oklahoma|Oregon|Pennsylvania|Tennessee|Texas|Utah|
    Virginia|Wisconsin|Congress|Conservative|Conservatives|Conservative Party|Labour|
    Labour Party|Liberal Democrats|Republican|Republicans|Republican Party|Democratic Party|
    GOP|Tory|Tories|Senate|House|Parliament|House of Representatives|House of Commons|
    House of Lords|Supreme Court|White House|Downing Street|Foreign Office|Home Office|
    Treasury|Government|Cabinet|Commons|Pentagon|Justice Department|State Department|Kremlin|
    NATO|FBI|CIA|NHS|Facebook|Google|Twitter|Instagram|YouTube|Amazon|Apple|Covid|Covid-19|
    Christmas|Brexit|God|Internet|Allemagne|Angleterre|Belgique|Espagne|Etats-Unis|Italie|
    Royaume-Uni|Russie|Suisse|Union européenne
"""


@lru_cache(maxsize=8)
def common_terms(language: str) -> frozenset[str]:
    """Return the stems of words every paper prints daily; English ones for a language without."""
    known = language if language in _WORDS else "en"
    return frozenset(stems(_WORDS[known], known))


@lru_cache(maxsize=1)
def common_names() -> frozenset[str]:
    """Return the keys of countries, capitals, parties and institutions named daily."""
    return frozenset(
        key_of(name) for name in "".join(_NAMES.split("\n")).split("|") if key_of(name)
    )
