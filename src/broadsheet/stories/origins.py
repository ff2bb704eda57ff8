"""Throwaway until the real one lands."""
from broadsheet.news.story import OriginLedger
def ledger(members, links, press):
    outs={m.article.outlet for m in members}
    return OriginLedger(articles=len(members),outlets=len(outs),families=len(outs),origins=tuple(sorted(outs)))
