"""Large memories for measuring: texts in as many words, and repeating themselves as much, as real ones.

The sample articles give the frame of each sentence: which of the frequent words follows which, where the marks and the
numbers stand, how long sentences are (a chain of order two, now and then one, over all words of the samples, the rarer ones as one class).
The rarer words themselves are made up, because a few hundred articles have too few of them: drawn by a Zipf-Mandelbrot
law, so that their number goes on growing with the text (Heaps' law), half of the time from the few that are wont to
follow the one before, in the forms that Indonesian affixes give. A fifth of the sentences are earlier ones with one to
three words changed, the nearer ones being the likelier parents. The translation goes word by word: nobody reads it, and
it has the length and the vocabulary of a real one.

The same seed gives the same texts.
"""

import random
import re

TOKEN = re.compile(r"\w+(?:[-'.,:/]\w+)*|[^\w\s]+")
FREQUENT = 150
CLASS, NUMBER = "\0", "\1"
CONSONANTS, VOWELS = ["b", "d", "g", "h", "j", "k", "l", "m", "n", "p", "r", "s", "t", "w", "ng", "ny"], "aiueo"
AFFIXES = [("", "")] * 12 + [
    ("me", ""), ("me", "kan"), ("di", ""), ("di", "kan"), ("ber", ""), ("ter", ""), ("pe", "an"), ("ke", "an"), ("", "an"),
    ("", "nya")]
ENDINGS = ["", "", "", "s", "ed", "ing", "tion", "al", "er", "ly"]


class Generator:
    """Makes pairs of texts after the pattern of sample pairs."""

    def __init__(self, samples, seed=1):
        self.random = random.Random(seed)
        counts = {}
        sentences = [TOKEN.findall(source) for source, _ in samples]
        for tokens in sentences:
            for token in tokens:
                counts[token.lower()] = counts.get(token.lower(), 0) + 1
        words = [word for word in sorted(counts, key=counts.get, reverse=True) if word[0].isalpha()]
        self.frequent = set(words[:FREQUENT])
        self.followers, self.lengths = {}, []
        for tokens in sentences:
            frame = [self.class_of(token) for token in tokens]
            self.lengths.append(len(frame))
            for place, token in enumerate(frame):
                for length in {min(place, 2), min(place, 1)}:
                    self.followers.setdefault(tuple(frame[place - length : place]), []).append(token)
        self.recent, self.made = [], {}

    def class_of(self, token):
        if any(character.isdigit() for character in token):
            return NUMBER
        if token[0].isalpha() and token.lower() not in self.frequent:
            return CLASS
        return token.lower()

    def rank(self):
        """The rank of a word drawn by a Zipf-Mandelbrot law without end."""
        return self.rank_at(self.random.random())

    @staticmethod
    def rank_at(share):
        """The rank below which words make up `share` of the text (the inverse of the law's distribution)."""
        return int(90 * ((1 - share) ** -1.25 - 1)) % 50_000_000

    def word(self, before):
        """A made-up word: one that is wont to follow `before`, or any."""
        if before is not None and self.random.random() < 0.5:
            companion = int(4 * ((1 - self.random.random()) ** -0.8 - 1))
            # A rank as frequent words have it, told by the word before and the companion's number.
            share = (before * 2654435761 + companion * 40503 * 65537) % 4294967291 / 4294967291
            rank = self.rank_at(share)
        else:
            rank = self.rank()
        prefix, suffix = AFFIXES[self.random.randrange(len(AFFIXES))]
        return rank, prefix + self.root(rank) + suffix

    def root(self, rank):
        """The root of a rank: two syllables, or more for the many rare ones."""
        root = self.made.get(rank)
        if root is None:
            count, first, kinds = 2, 0, len(CONSONANTS) * len(VOWELS)
            while rank - first >= kinds**count:
                first += kinds**count
                count += 1
            # Spread over all roots of so many syllables: 6,151 is prime, and divides no power of 80.
            rest, syllables = (rank - first) * 6151 % kinds**count, []
            for _ in range(count):
                rest, syllable = divmod(rest, kinds)
                syllables.append(CONSONANTS[syllable % len(CONSONANTS)] + VOWELS[syllable // len(CONSONANTS)])
            root = "".join(syllables)
            if rank < 200_000:
                self.made[rank] = root
        return root

    def number(self):
        draw = self.random
        kind = draw.random()
        if kind < 0.5:
            return str(draw.randrange(1, 100))
        if kind < 0.7:
            return str(draw.randrange(1950, 2030))
        return f"{draw.randrange(1, 100)}{draw.choice('.,')}{draw.randrange(0, 1000)}"

    def fresh(self):
        """A new sentence, as tokens."""
        tokens, frame, before = [], [], None
        length = self.random.choice(self.lengths)
        while len(frame) < length:
            # Now and then only the last word tells, or the few samples would come back as they are.
            known = frame[-1:] if self.random.random() < 0.2 else frame[-2:]
            following = self.followers.get(tuple(known)) or self.followers[()]
            kind = self.random.choice(following)
            frame.append(kind)
            if kind == CLASS:
                before, token = self.word(before)
            else:
                token = self.number() if kind == NUMBER else kind
            tokens.append(token)
        while tokens and not tokens[-1][0].isalnum():
            tokens.pop()
        return tokens + ["."] if length > 4 else tokens

    def varied(self, tokens):
        """An earlier sentence with one to three changes."""
        tokens = list(tokens)
        for _ in range(self.random.choice([1, 1, 1, 2, 2, 3])):
            place, kind = self.random.randrange(len(tokens)), self.random.random()
            new = self.number() if tokens[place][0].isdigit() else self.word(None)[1]
            if kind < 0.6:
                tokens[place] = new
            elif kind < 0.8 or len(tokens) < 4:
                tokens.insert(place, new)
            else:
                del tokens[place]
        return tokens

    def pair(self):
        """The next source text and its translation."""
        if self.recent and self.random.random() < 0.2:
            age = int(len(self.recent) * self.random.random() ** 2.5)
            tokens = self.varied(self.recent[-1 - age])
        else:
            tokens = self.fresh() or [self.word(None)[1]]
        if len(self.recent) < 200_000:
            self.recent.append(tokens)
        else:
            self.recent[self.random.randrange(len(self.recent))] = tokens
        return text(tokens), text([self.translation(token) for token in tokens])

    def translation(self, token):
        if not token[0].isalpha():
            return token
        return token[1:] + token[0] + ENDINGS[len(token) * 7 % len(ENDINGS)]


def text(tokens):
    """The tokens as running text."""
    line = ""
    for token in tokens:
        line += token if not line or not token[0].isalnum() else " " + token
    return line[:1].upper() + line[1:]
