"""Words that people type for those of the vocabulary; they are offered, never taken as typed."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from infoview.domain.types import Channel, Source, What, spelling

SYNONYMS: Mapping[type[StrEnum], Mapping[str, StrEnum]] = {
    What: {
        **dict.fromkeys(
            ("sent", "wrote", "written", "emailed", "mailed", "messaged", "contacted", "reached-out", "ask"),
            What.ASKED,
        ),
        **dict.fromkeys(
            ("reminded", "reminder", "nudge", "followed-up", "follow-up", "pinged", "bumped"), What.NUDGED
        ),
        **dict.fromkeys(("reply", "answered", "responded", "response", "accepted", "agreed"), What.REPLIED),
        **dict.fromkeys(
            (
                *("talk", "talked", "spoke", "spoken", "call", "called", "chat", "chatted", "meet"),
                *("meeting", "met-up", "interview", "interviewed", "coffee", "lunch", "had-coffee", "zoomed"),
            ),
            What.MET,
        ),
        **dict.fromkeys(("thanks", "thank", "thank-you", "thankyou"), What.THANKED),
        **dict.fromkeys(("told", "updated", "report", "reported-back"), What.REPORTED),
        **dict.fromkeys(("catch-up", "checked-in", "kept-in-touch"), What.CAUGHT_UP),
        **dict.fromkeys(("intro", "connected", "introduction", "referred"), What.INTRODUCED),
        **dict.fromkeys(("no", "refused", "rejected", "turned-down", "said-no"), What.DECLINED),
        **dict.fromkeys(("busy", "not-now", "wait"), What.LATER),
        **dict.fromkeys(("rescheduled", "postponed", "reschedule"), What.MOVED),
        **dict.fromkeys(("canceled", "cancel", "called-off"), What.CANCELLED),
        **dict.fromkeys(("noshow", "missed", "ghosted", "absent"), What.NO_SHOW),
        **dict.fromkeys(("notes", "comment", "remark", "write-down"), What.NOTE),
    },
    Channel: {
        **dict.fromkeys(
            ("zoom", "teams", "skype", "meet", "google-meet", "facetime", "online"), Channel.VIDEO
        ),
        **dict.fromkeys(("call", "phone-call", "phonecall", "telephone", "tel"), Channel.PHONE),
        **dict.fromkeys(("lunch", "coffee-chat", "cafe", "tea", "drinks"), Channel.COFFEE),
        **dict.fromkeys(
            ("office", "face-to-face", "onsite", "on-site", "event", "personal", "visit"), Channel.IN_PERSON
        ),
        **dict.fromkeys(("mail", "e-mail", "gmail"), Channel.EMAIL),
        **dict.fromkeys(("sms", "text", "whatsapp", "signal", "dm", "slack"), Channel.MESSAGE),
        "linkedin": Channel.LINKEDIN_NOTE,
        **dict.fromkeys(("post", "card", "postcard"), Channel.LETTER),
    },
    Source: {
        **dict.fromkeys(("friend", "family", "parent", "relative", "neighbour"), Source.FAMILY_FRIEND),
        **dict.fromkeys(("alum", "alumna", "alumnus", "alumni-network", "school"), Source.ALUMNI),
        **dict.fromkeys(("professor", "prof", "teacher", "lecturer", "advisor"), Source.FACULTY),
        **dict.fromkeys(("speaker", "talk", "lecture"), Source.GUEST_SPEAKER),
        **dict.fromkeys(("fair", "career-fair", "conference", "meetup"), Source.EVENT),
        **dict.fromkeys(("colleague", "boss", "work"), Source.COWORKER),
        **dict.fromkeys(("referred", "introduction", "intro"), Source.REFERRAL),
        **dict.fromkeys(("twitter", "instagram", "mastodon", "x"), Source.SOCIAL_MEDIA),
        **dict.fromkeys(("author", "article", "blog", "paper"), Source.ARTICLE_AUTHOR),
        **dict.fromkeys(("association", "member", "directory"), Source.MEMBERSHIP_LIST),
    },
}
"""For each vocabulary, what else is said for its words; blanks are written as hyphens."""


def find_word(vocabulary: type[StrEnum], text: str) -> StrEnum | None:
    """Return the word of a vocabulary that a text spells or stands for, or None."""
    wanted = spelling(text)
    spelled = next((word for word in vocabulary if word.value == wanted), None)
    return spelled or SYNONYMS.get(vocabulary, {}).get(wanted)
