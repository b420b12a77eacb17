"""Bibliographic record of a source."""

from __future__ import annotations

from lungetimer.frozen import frozen


@frozen
class Source:
    """A publication or site in which a fact can be looked up.

    Attributes:
        key: identifier by which facts refer to the source.
        name: short name shown to the person.
        title: title and journal, or the site and the page.
        authors: empty for sites and organisations.
        year: year of publication; None if the page carries none.
        doi: digital object identifier; empty if there is none or none was found.
    """

    key: str
    name: str
    title: str
    authors: str = ""
    year: int | None = None
    doi: str = ""

    @property
    def where(self) -> str:
        """Authors, year, title and DOI in one line, without those that are unknown.

        If there are no authors, the year follows the title.
        """
        year = f" ({self.year})" if self.year else ""
        head = f"{self.authors}{year}" if self.authors else ""
        title = self.title if self.authors else f"{self.title}{year}"
        doi = f"doi {self.doi}" if self.doi else ""
        return ". ".join(part for part in (head, title, doi) if part)
