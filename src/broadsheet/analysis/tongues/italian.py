"""Italian words of saying, and of those who speak."""

from __future__ import annotations

from broadsheet.analysis.tongues.tongue import tongue

_ARE = (
    "dichiar|afferm|spieg|sottoline|annunci|ricord|precis|comment|assicur|osserv|conferm|raccont"
    "|replic|not|critic|denunci|dett|ipotizz|rivel|lament|rimarc|evidenzi|argoment"
)
_TOLD = (
    rf"detto|aggiunto|concluso|sostenuto|ammesso|risposto|scritto|avvertito|ribadito|riferito"
    rf"|promesso|fatto\ssapere|(?:{_ARE})ato"
)
ITALIAN = tongue(
    said=rf"(?:{_ARE})(?:a|ano|ò|arono|ava)|spiega|spiegano|dice|dicono|disse|dissero|aggiunge|aggiunse"
    rf"|conclude|concluse|sostiene|sostengono|ammette|risponde|rispose|scrive|scrisse|avverte|ribadisce"
    rf"|riferisce|promette"
    rf"|(?:ha|hanno|aveva|avevano)\s(?:(?:anche|poi|inoltre|quindi)\s)?(?:{_TOLD})",
    that="che",
    according="secondo|per|stando\\sa",
    pronouns="lui:m lei:f",
    the="il|lo|la|i|gli|le|l['’]|questo|questa|suo|sua",
    one="un|uno|una|un['’]|alcuni|alcune|altri|altre|due|tre|molti|diversi|un\\saltro|un['’]altra",
    of="di del della dei degli delle dell d e per",
    to="a al alla ai agli alle all con contro da",
    when="è|era|ha|hanno|sta|viene|a|al|alla|ai|agli|alle|in|nel|nella|ieri|oggi|lunedì|martedì|mercoledì|giovedì|venerdì|sabato"
    "|domenica|dopo|durante|che|su|sul|davanti|questa|questo|prima",
    light="si|lo|la|gli|le|ci|mi|anche|poi|inoltre|già|ieri|oggi",
    people="ministro ministra presidente sindaco sindaca direttore direttrice responsabile vicino vicina "
    "testimone testimoni giudice procuratore procuratrice poliziotto deputato deputata senatore "
    "senatrice leader capo esperto esperta esperti medico professore professoressa vittima passeggero "
    "passeggera pescatore agricoltore lavoratore lavoratrice segretario segretaria comandante capitano "
    "governatore assessore assessora consigliere consigliera ricercatore ricercatrice sindacalista "
    "proprietario allenatore premier",
    bodies="polizia governo comune ministero procura sindacato azienda compagnia associazione partito "
    "tribunale consiglio gruppo società agenzia giornale quotidiano commissione esercito banca ospedale "
    "regione università federazione opposizione questura prefettura",
    voices="fonte fonti portavoce avvocato avvocata legale legali collaboratore collaboratori",
    drops=True,
)
