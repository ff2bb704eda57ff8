"""Spanish words of saying, and of those who speak."""

from __future__ import annotations

from broadsheet.analysis.tongues.tongue import tongue

_AR = (
    "afirm|asegur|explic|declar|señal|indic|subray|destac|anunci|lament|confirm|contest|manifest"
    "|coment|apunt|precis|critic|denunci|reiter|expres|recalc|avis|agreg|relat|detall|matiz|opin"
    "|zanj|celebr|vaticin|argument"
)
_TOLD = (
    rf"dicho|añadido|advertido|insistido|reconocido|respondido|sostenido|admitido|escrito|prometido"
    rf"|concluido|recordado|contado|defendido|(?:{_AR})ado"
)
SPANISH = tongue(
    said=rf"(?:{_AR})(?:ó|aron|an?|aba|aban)|dijo|dijeron|dice|dicen|decía|añadió|añadieron|añade|añaden"
    rf"|advirtió|advirtieron|advierte|insistió|insiste|reconoció|reconoce|respondió|responde|sostuvo"
    rf"|sostiene|admitió|admite|escribió|escribe|prometió|promete|concluyó|concluye|recordó|recuerda"
    rf"|recordaron|contó|cuenta|cuentan|defendió|defiende"
    rf"|(?:ha|han|había|habían)\s(?:(?:también|además)\s)?(?:{_TOLD})",
    that="que",
    according="según|de\\sacuerdo\\scon|en\\spalabras\\sde|a\\sjuicio\\sde",
    pronouns="él:m ella:f",
    the="el|la|los|las|este|esta|su|nuestro|nuestra",
    one="un|una|unos|unas|varios|varias|algunos|algunas|otro|otra|otros|otras|dos|tres|muchos",
    of="de del y para",
    to="a al ante con contra por",
    when="es|era|ha|han|fue|está|estaba|el|este|esta|ayer|hoy|anoche|a|al|ante|en|tras|durante|por|con|desde|que|quien|antes|después|sobre",
    light="se|le|les|lo|la|nos|me|también|además|ya|luego|después|ayer|hoy",
    people="ministro ministra presidente presidenta alcalde alcaldesa director directora responsable "
    "vecino vecina vecinos testigo testigos juez jueza fiscal policía concejal concejala diputado "
    "diputada senador senadora líder jefe jefa experto experta expertos médico médica profesor "
    "profesora víctima pasajero pasajera pescador agricultor trabajador trabajadora secretario "
    "secretaria comandante capitán gobernador gobernadora consejero consejera investigador "
    "investigadora sindicalista dueño dueña entrenador entrenadora",
    bodies="policía gobierno ayuntamiento ministerio fiscalía sindicato empresa compañía asociación "
    "partido tribunal consejo grupo sociedad agencia periódico diario comisión ejército banco hospital "
    "universidad federación oposición plataforma junta generalitat",
    voices="fuente fuentes portavoz portavoces abogado abogada allegado allegados entorno asesor asesora",
    drops=True,
)
