"""The methods of the Web API, one file per family."""

from playground.slack.routes import auth, chat, conversations, files, users, views
from playground.slack.routes.method import Method

METHODS: dict[str, Method] = {
    **auth.METHODS,
    **chat.METHODS,
    **conversations.METHODS,
    **files.METHODS,
    **users.METHODS,
    **views.METHODS,
}
