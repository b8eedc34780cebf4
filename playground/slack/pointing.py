"""People choose an action beside a message."""

from playground.slack import places
from playground.slack.payloads import message_shortcut
from playground.slack.places import Json
from playground.slack.street import Street, failed


class Pointing(Street):
    """What people do with a message as a whole."""

    async def point(self, person: str, message_ts: str, callback_id: str) -> Json:
        """Let a person choose an action beside a message; private ones of the bot have none."""
        user = places.user_id(person)
        message = self._workspace.find(message_ts, user)
        if message is None or message.private_to is not None:
            return failed("message_not_found")
        if callback_id not in [one["callback_id"] for one in self._workspace.shortcuts]:
            return failed("no_such_action")
        payload = message_shortcut(self._workspace, user, message, callback_id)
        return await self._interact(user, payload)
