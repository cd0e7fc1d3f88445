"""Feelings that a face shows, by the words of a shot: emotions, and what a face does, in their order."""

import re

from filmgate.script.script import Shot
from filmgate.script.tables import words_of

# face of the engine: words that mean it
FACES = words_of(
    {
        "happy": (
            "happy happily joyful joyfully cheerful cheerfully smile smiles smiling grin grins grinning "
            "beams beaming "
            "joy delight delighted proud proudly happiness content glad"
        ),
        "laugh": "laugh laughs laughing laughter giggle giggles giggling chuckles chuckling hysterical",
        "sad": (
            "sad sadly sadness sorrow sorrowful melancholic melancholy lonely gloomy unhappy frown "
            "frowns frowning grief"
        ),
        "cry": "cry cries crying weep weeps weeping sob sobs sobbing tearful tears tearfully heartbroken",
        "angry": (
            "angry angrily anger furious furiously rage enraged mad scowl scowls scowling shout shouts "
            "shouting yell "
            "yells yelling glare glares glaring frustrated frustration"
        ),
        "scream": "scream screams screaming shriek shrieks roaring",
        "afraid": (
            "afraid scared fear fearful fearfully frightened terrified terror horrified horror panic "
            "nervous anxious"
        ),
        "surprised": (
            "surprised surprise astonished astonishment shocked shock amazed amazement stunned startled "
            "gasp gasps awe"
        ),
        "disgusted": "disgusted disgust disgusting grimace grimaces repulsed revolted sneer sneers",
        "determined": (
            "determined determination resolute focused concentrated concentration serious stern resolve"
        ),
        "tired": "tired exhausted sleepy weary yawn yawns yawning bored drowsy",
        "thoughtful": (
            "thoughtful thoughtfully pensive contemplative wistful curious puzzled confused worried"
        ),
        "calm": "calm calmly peaceful peacefully serene relaxed tranquil neutral",
        "love": "loving lovingly affectionate tender tenderly blissful dreamy",
        "kiss": "kiss kisses kissing pout pouts pouting blows-kiss whistles whistling",
        "wink": "wink winks winking",
    }
)
# emotions of a role: the face for each
EMOTIONS = {
    "happy": "happy", "proud": "happy", "in love": "love", "sad": "sad", "angry": "angry", "calm": "calm",
    "determined": "determined", "disgusted": "disgusted", "surprised": "surprised", "afraid": "afraid",
    "tired": "tired", "thoughtful": "thoughtful",
}  # fmt: skip
_MOST = 3
_NOT = re.compile(r"\b(?:not|never|without|no longer|stops?)\s+(?:\w+\s+)?$")
_WORD = re.compile(r"[a-z]+")


def faces(shot: Shot) -> str:
    """Return the faces that a shot names, in their order, with spaces between them; three at most."""
    text = shot.text.lower()
    found: list[str] = []
    for match in _WORD.finditer(text):
        face = FACES.get(match[0], "")
        if face and not _NOT.search(text[: match.start()]) and found[-1:] != [face]:
            found.append(face)
    return " ".join(found[:_MOST])
