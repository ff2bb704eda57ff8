"""French words of saying, and of those who speak."""

from __future__ import annotations

from broadsheet.analysis.tongues.tongue import tongue

_TOLD = (
    "déclaré|dit|affirmé|expliqué|assuré|indiqué|précisé|estimé|ajouté|souligné|annoncé|rappelé"
    "|regretté|confié|raconté|répondu|promis|prévenu|poursuivi|lancé|insisté|constaté|conclu"
    "|témoigné|reconnu|jugé|averti|martelé|dénoncé|répété|fait\\s(?:savoir|valoir|remarquer)|écrit"
    "|admis|réagi|nuancé|résumé|plaidé|confirmé|révélé|soutenu|observé|relevé|noté|commenté|glissé"
    "|tranché|détaillé|renchéri|ironisé|prédit|rétorqué|répliqué|reproché|soupiré|plaisanté"
)
_SAYS = (
    "dit|répond|promet|prévient|poursuit|conclut|avertit|écrit|admet|réagit|soutient|reconnaît"
    "|renchérit|prédit|répondit|répliqua|fait\\s(?:savoir|valoir|remarquer)"
    "|(?:déclar|affirm|expliqu|assur|indiqu|précis|estim|ajout|soulign|annonc|rappell|regrett|confi"
    "|racont|lanc|insist|constat|témoign|jug|martèl|dénonc|répèt|nuanc|résum|plaid|confirm|révèl"
    "|observ|relèv|not|comment|gliss|tranch|détaill|ironis|rétorqu|répliqu|soupir|plaisant|tonn)"
    "(?:e|ent|ait|a)|disent|répondent|préviennent|écrivent|soutiennent"
    "|s['’](?:exclame|inquiète|indigne|insurge|interroge)|se\\s(?:réjouit|félicite|souvient|désole)"
)
FRENCH = tongue(
    said=rf"(?:a|ont|avait|avaient)(?:-t-(?P<he>il|elle)|-(?:ils|elles))?\s"
    rf"(?:(?:aussi|également|ensuite|notamment|encore|toutefois|ainsi|enfin)\s)?(?:{_TOLD})"
    rf"|(?:{_SAYS})(?:-(?:t-)?(?:il|elle))?|(?:affirmé|assuré|expliqué)-t-(?:il|elle)",
    that="que|qu['’]",
    according="selon|d['’]après|pour",
    pronouns="il:m elle:f",
    the="le|la|les|l['’]|ce|cette|son|sa|leur|notre",
    one="un|une|des|plusieurs|certains|certaines|deux|trois|quelques|d['’]autres|un autre|une autre",
    of="de du des d l et à au pour",
    to="à au aux devant avec chez contre par",
    when="lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier|aujourd['’]hui|ce|cette|à|au|aux"
    "|dans|lors|sur|en|après|devant|auprès|avant|qui|que|qu['’]|dont|est|sont|a|ont|était|avait|va|vient|n|s|interrogée?",
    light="se|s['’]|ne|n['’]|le|la|l['’]|les|lui|leur|nous|vous|y|en|aussi|également|ensuite",
    people="ministre président présidente maire directeur directrice responsable élu élue voisin "
    "voisine témoin témoins habitant habitante habitants juge procureur procureure policier préfet "
    "préfète député députée sénateur sénatrice chef cheffe patron patronne chercheur chercheuse "
    "expert experte experts médecin médecins professeur professeure victime passager passagère "
    "marin pêcheur agriculteur agricultrice salarié salariée syndicaliste secrétaire commandant "
    "capitaine gouverneur gouverneure conseiller conseillère employé employée lieutenant colonel navigateur marin-pêcheur adjoint adjointe riverain riveraine",
    bodies="police gouvernement mairie ministère préfecture parquet syndicat entreprise compagnie "
    "association parti tribunal conseil groupe société agence journal quotidien commission gendarmerie "
    "armée banque hôpital région ville université fédération collectif office élysée matignon",
    voices="source sources porte-parole proche proches entourage avocat avocate avocats collaborateur",
)
