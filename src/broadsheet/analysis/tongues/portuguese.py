"""Portuguese words of saying, and of those who speak."""

from __future__ import annotations

from broadsheet.analysis.tongues.tongue import tongue

_AR = (
    "afirm|declar|explic|acrescent|anunci|lembr|ressalt|destac|alert|confirm|critic|cont|coment"
    "|revel|sublinh|adiant|avis|fris|salient|consider|not|observ|relat|argument|lament|denunci"
    "|reiter|assegur|detalh|enfatiz|indic|inform"
)
PORTUGUESE = tongue(
    said=rf"(?:{_AR})(?:ou|aram|a|am|ava|avam)|disse|disseram|diz|dizem|dizia|garantiu|garante"
    rf"|garantiram|reconheceu|reconhece|respondeu|responde|admitiu|admite|escreveu|escreve|concluiu"
    rf"|conclui|referiu|refere|defendeu|defende|prometeu|promete|insistiu|insiste"
    rf"|(?:tem|tinha|tinham|havia)\s(?:dito|(?:{_AR})ado|referido|admitido|garantido|reconhecido)",
    that="que",
    according="segundo|de\\sacordo\\scom|conforme|para",
    pronouns="ele:m ela:f",
    the="o|a|os|as|este|esta|seu|sua|nosso|nossa",
    one="um|uma|uns|umas|vários|várias|alguns|algumas|outro|outra|outros|outras|dois|duas|três|muitos",
    of="de do da dos das e para",
    to="a ao à aos às com contra por perante",
    when="é|era|foi|tem|está|estava|na|no|nesta|neste|em|ontem|hoje|à|ao|aos|às|a|durante|após|que|antes|depois|sobre|segunda|terça"
    "|quarta|quinta|sexta|sábado|domingo|esta|este|por",
    light="se|lhe|lhes|me|nos|também|ainda|já|depois|ontem|hoje",
    people="ministro ministra presidente presidenta prefeito prefeita autarca diretor diretora director "
    "directora responsável vizinho vizinha vizinhos testemunha testemunhas juiz juíza procurador "
    "procuradora polícia policial deputado deputada senador senadora vereador vereadora líder chefe "
    "especialista especialistas médico médica professor professora vítima passageiro passageira "
    "pescador agricultor trabalhador trabalhadora secretário secretária comandante capitão governador "
    "governadora pesquisador pesquisadora investigador sindicalista dono dona treinador treinadora",
    bodies="polícia governo câmara prefeitura ministério sindicato empresa companhia associação partido "
    "tribunal conselho grupo sociedade agência jornal comissão exército banco hospital universidade "
    "federação oposição autarquia",
    voices="fonte fontes porta-voz advogado advogada assessor assessora assessoria",
    drops=True,
)
