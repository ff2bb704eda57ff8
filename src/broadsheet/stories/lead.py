"""Throwaway until the real one lands."""
from broadsheet.news.filed import Filed
from broadsheet.news.ids import ArticleId
def lead_of(members) -> ArticleId:
    return max(members, key=lambda m: len(m.article.text)).article.id
