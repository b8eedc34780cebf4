"""What is logged, and how: plain lines on stderr, without secrets."""

import logging
import re

OURS = ("adapters", "bot", "playground")
TALKATIVE = {
    "adapters.slack.wire": logging.WARNING,  # every socket that comes and goes
    "discord.client": logging.ERROR,  # that voice is not supported, which nobody asked for
}
"""Loggers of libraries, and from which level on they are heard."""
SECRETS = re.compile(
    r"xox[a-z]-[\w-]+|xapp-[\w-]+|xoxe[.-][\w.-]+"  # Slack's tokens
    r"|[\w-]{23,28}\.[\w-]{6}\.[\w-]{27,}"  # Discord's
    r"|(?<=ticket=)[\w%-]+"  # what opens a socket
    r"|(?<=://)[^/\s:@]+:[^/\s@]+(?=@)"  # a user and a password in an address
)


class Discreet(logging.Formatter):
    """A plain line, in which everything that looks like a secret is blanked."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        return SECRETS.sub("…", super().format(record))


def set_up_logs(debug: bool) -> None:
    """Log our own affairs (all of them when debugging), and only the warnings of libraries.

    Libraries stay quiet even when debugging: Slack's writes out tokens and what people sent.
    """
    handler = logging.StreamHandler()
    handler.addFilter(lambda record: record.levelno >= TALKATIVE.get(record.name, 0))
    handler.setFormatter(Discreet("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=logging.WARNING, handlers=[handler])
    for name in OURS:
        logging.getLogger(name).setLevel(logging.DEBUG if debug else logging.INFO)
