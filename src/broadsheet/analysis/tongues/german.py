"""German words of saying, and of those who speak."""

from __future__ import annotations

from broadsheet.analysis.tongues.tongue import tongue

_STEMS = (
    "sag|erklär|beton|mein|warn|kritisier|behaupt|bestätig|bericht|ergänz|versicher|mahn|erzähl"
    "|erläuter|schilder|bedauer|bemerk|beklag|verkünd|vermut|beteuer|fürcht|hoff"
)
GERMAN = tongue(
    said=rf"(?:{_STEMS})(?:e?te|e?ten|e?t)|sagen|schrieb|schreibt|schrieben|antwortete|antwortet"
    r"|berichtete|teilte|teilten|fügte|fügten|kündigte|kündigten|räumte|räumten|hob|stellte|unterstrich"
    r"|(?:hat|haben|hatte|hatten)\s(?:[^\s,.;:!?„“”»«\"]{1,20}\s){0,4}?"
    r"(?:gesagt|erklärt|betont|gewarnt|kritisiert|behauptet|bestätigt|mitgeteilt|angekündigt|versichert)",
    so="so",
    that="dass",
    according="laut|nach\\sangaben\\s(?:von|des|der)|zufolge|nach\\sworten\\s(?:von|des|der)",
    pronouns="er:m sie:f",
    the="der|die|das|dem|den|dieser|diese|dieses|sein|seine|ihr|ihre|unser|unsere",
    one="ein|eine|einer|mehrere|einige|zwei|drei|viele|manche|andere|anderer|ein weiterer|eine weitere",
    of="von des der vom für beim im in aus",
    to="zu zum zur an gegenüber dem den bei mit gegen ihm ihr",
    when="am|im|in|zum|zur|bei|beim|gegenüber|nach|vor|auf|dem|den|an|gestern|heute|mit"
    "|laut|ist|war|hat|wird|sind|haben|kam|kommt|anschließend|daraufhin|weiter|zuletzt|unter|über|als|während",
    light="auch|dann|später|zudem|außerdem|jedoch|aber|selbst|am\\s\\w+tag|zuvor|bereits",
    people="minister ministerin präsident präsidentin kanzler kanzlerin bürgermeister bürgermeisterin "
    "oberbürgermeister oberbürgermeisterin direktor direktorin leiter leiterin chef chefin "
    "vorsitzende vorsitzender nachbar nachbarin zeuge zeugin zeugen bewohner bewohnerin anwohner "
    "anwohnerin richter richterin staatsanwalt staatsanwältin polizist polizistin abgeordnete "
    "abgeordneter forscher forscherin experte expertin experten arzt ärztin professor professorin "
    "opfer kapitän fischer landwirt landwirtin lehrer lehrerin gewerkschafter sekretär trainer "
    "trainerin innenminister außenminister finanzminister ministerpräsident geschäftsführer "
    "geschäftsführerin intendant kommandant",
    bodies="polizei regierung stadt gemeinde ministerium behörde staatsanwaltschaft gewerkschaft firma "
    "unternehmen verband partei gericht rat gruppe gesellschaft agentur zeitung kommission feuerwehr "
    "armee bundeswehr bank klinik universität hafenverwaltung verwaltung bundesregierung fraktion "
    "innenministerium außenministerium landkreis konzern verein",
    voices="sprecher sprecherin quelle quellen insider anwalt anwältin vertraute vertrauter polizeisprecher "
    "polizeisprecherin regierungssprecher regierungssprecherin ministeriumssprecher mitarbeiter kreise",
    bare=True,
)
