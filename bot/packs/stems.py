"""The words of generated items: what they ask, and what they tell whoever picked an option."""


def send_back(title: str) -> str:
    """Ask for the line that a review should reject (N0)."""
    return f"In a review of “{title}”, which of these would you send back?"


def goes_wrong(title: str, pitfall: str) -> str:
    """Ask what follows from a choice (N1)."""
    return f"An answer to “{title}” says to {_within(_plain(pitfall))}. What goes wrong?"


def removes(title: str, symptom: str) -> str:
    """Ask for the practice that ends a symptom (N2)."""
    return f"In “{title}”, you see that {_plain(symptom)}. Which change prevents this?"


def settles(title: str, decision: str) -> str:
    """Ask for the clarifying question behind a decision (N3)."""
    return f"In “{title}”, the answer to one question decides this: {_plain(decision)}. Which question is it?"


def rightly_sent_back(breaks: str, practice: str) -> str:
    """Confirm the line to reject, with what it breaks and what to do."""
    return f"Right. {_sentence(breaks)} Instead: {_sentence(practice)}"


def rather_kept(because: str) -> str:
    """Explain why a good line stays."""
    return f"This line can stay. {_sentence(because)}"


def rightly_foreseen(practice: str) -> str:
    """Confirm a consequence, with what prevents it."""
    return f"Right. What prevents it: {_sentence(practice)}"


def follows_from(pitfall: str) -> str:
    """Say which other choice has this consequence."""
    return f"That follows from another choice: {_sentence(pitfall)}"


def rightly_changed(because: str) -> str:
    """Confirm a remedy, with its mechanism."""
    return f"Right. {_sentence(because)}"


def helps_elsewhere(because: str) -> str:
    """Say what another good practice is for."""
    return f"Worth doing, but it does not prevent this. What it does: {_sentence(because)}"


def rightly_asked() -> str:
    """Confirm the question that decides."""
    return "Right. Its answer decides this."


def decides_other(changes: str) -> str:
    """Say what another question decides."""
    return f"Worth asking, for another reason. {_sentence(changes)}"


def which_practice(title: str) -> str:
    """Ask for the practice of an unreviewed question (T3)."""
    return f"Which practice belongs to “{title}”?"


def which_question(pitfall: str) -> str:
    """Ask for the unreviewed question of a pitfall (T6)."""
    return f"Which question has this pitfall: {_plain(pitfall)}?"


def rightly_placed() -> str:
    """Confirm what belongs together, and say how far to trust it."""
    return "Right. These are notes that nobody has reviewed yet, so keep a healthy doubt."


def belongs_to(title: str) -> str:
    """Say where a practice of unreviewed notes comes from."""
    return f"The notes list this under “{title}”. They are unreviewed, so a doubt of yours may be right."


def has_another_pitfall(pitfall: str) -> str:
    """Say what an unreviewed question warns of."""
    return f"The notes, still unreviewed, warn there of something else: {_sentence(pitfall)}"


def as_option(text: str) -> str:
    """Return a consequence as an answer to choose: it begins like a sentence."""
    return text[:1].upper() + text[1:]


def _within(order: str) -> str:
    """Return an order for the middle of a sentence; a name in capitals keeps them."""
    return order if order[1:2].isupper() else order[:1].lower() + order[1:]


def _plain(text: str) -> str:
    return text.strip().rstrip(".")


def _sentence(text: str) -> str:
    plain = _plain(text)
    return f"{as_option(plain)}{'' if plain.endswith(('?', '!')) else '.'}"
