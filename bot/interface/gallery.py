"""The gallery, for whoever shows everything that the bot can say."""

from bot.screens.example import Example as Example
from bot.screens.gallery import GALLERY as GALLERY
