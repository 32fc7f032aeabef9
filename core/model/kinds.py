"""The closed lists of the vocabulary: roles, kinds, entity types, decisions, page states."""

from enum import StrEnum


class Role(StrEnum):
    """What a part is within its article."""

    KICKER = "kicker"
    HEADLINE = "headline"
    SUBHEADLINE = "subheadline"
    COLUMN = "column"
    BYLINE = "byline"
    DATELINE = "dateline"
    LEAD = "lead"
    BODY = "body"
    SUBHEADING = "subheading"
    CAPTION = "caption"
    CREDIT = "credit"
    JUMP = "jump"


TITLE_ROLES = frozenset({Role.KICKER, Role.HEADLINE, Role.SUBHEADLINE})
"""The headline group."""


class Kind(StrEnum):
    """What sort of article it is."""

    NEWS = "news"
    FEATURE = "feature"
    COMMENTARY = "commentary"
    PHOTO = "photo"
    BRIEF = "brief"
    NOTICE = "notice"
    ADVERTISEMENT = "advertisement"
    TEASER = "teaser"


class EntityType(StrEnum):
    """The entity types every collection has; a collection may add its own as plain strings."""

    PER = "PER"
    ORG = "ORG"
    LOC = "LOC"
    TIME = "TIME"
    DOC = "DOC"
    TITLE = "TITLE"
    EVENT = "EVENT"
    PROGRAM = "PROGRAM"


FOUND_BY_RULES = frozenset({EntityType.PER, EntityType.ORG, EntityType.LOC, EntityType.TIME, EntityType.DOC})
"""Types that share the text out among them; other types may lie over them."""


class Decision(StrEnum):
    """What a reviewer said of a proposal."""

    UNDECIDED = "undecided"
    CONFIRMED = "confirmed"
    CORRECTED = "corrected"
    REJECTED = "rejected"

    @property
    def is_made(self) -> bool:
        """Whether a reviewer has decided."""
        return self is not Decision.UNDECIDED


class PageStatus(StrEnum):
    """How far the review of a page has come."""

    NEW = "new"
    IN_REVIEW = "in_review"
    REVIEWED = "reviewed"
