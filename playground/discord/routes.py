"""The names of the REST routes: faults are arranged by them, and calls are recorded under them."""

from enum import StrEnum


class Route(StrEnum):
    """A verb and a path; a word in braces stands for one segment."""

    GATEWAY = "GET /gateway"
    GATEWAY_BOT = "GET /gateway/bot"
    ME = "GET /users/@me"
    USER = "GET /users/{id}"
    OPEN_DM = "POST /users/@me/channels"
    APPLICATION = "GET /oauth2/applications/@me"
    APPLICATION_SELF = "GET /applications/@me"
    GET_COMMANDS = "GET /applications/{id}/commands"
    PUT_COMMANDS = "PUT /applications/{id}/commands"
    ADD_COMMAND = "POST /applications/{id}/commands"
    GET_GUILD_COMMANDS = "GET /applications/{id}/guilds/{guild}/commands"
    PUT_GUILD_COMMANDS = "PUT /applications/{id}/guilds/{guild}/commands"
    ADD_GUILD_COMMAND = "POST /applications/{id}/guilds/{guild}/commands"
    GUILD = "GET /guilds/{id}"
    GUILD_CHANNELS = "GET /guilds/{id}/channels"
    MEMBER = "GET /guilds/{id}/members/{user}"
    CHANNEL = "GET /channels/{id}"
    EDIT_CHANNEL = "PATCH /channels/{id}"
    TYPING = "POST /channels/{id}/typing"
    HISTORY = "GET /channels/{id}/messages"
    CREATE_MESSAGE = "POST /channels/{id}/messages"
    GET_MESSAGE = "GET /channels/{id}/messages/{message}"
    EDIT_MESSAGE = "PATCH /channels/{id}/messages/{message}"
    DELETE_MESSAGE = "DELETE /channels/{id}/messages/{message}"
    CREATE_THREAD = "POST /channels/{id}/messages/{message}/threads"
    RESPOND = "POST /interactions/{id}/{token}/callback"
    FOLLOW_UP = "POST /webhooks/{id}/{token}"
    GET_REPLY = "GET /webhooks/{id}/{token}/messages/{message}"
    EDIT_REPLY = "PATCH /webhooks/{id}/{token}/messages/{message}"
    DELETE_REPLY = "DELETE /webhooks/{id}/{token}/messages/{message}"


WITHOUT_TOKEN = frozenset(
    {Route.GATEWAY, Route.RESPOND, Route.FOLLOW_UP, Route.GET_REPLY, Route.EDIT_REPLY, Route.DELETE_REPLY}
)
