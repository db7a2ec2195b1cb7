"""From an outline to the record: attendance, presenters, decisions, assignments, dates, meetings to come."""

from protokoll_parse.extract.stage import extract

__all__ = ["extract"]
