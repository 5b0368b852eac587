"""Builds frequencies.txt from the word lists of the package wordfreq 3.1.1 (pip install wordfreq; Robyn Speer, 2022).
build-frequencies.py > frequencies.txt

For each language a line `# code`, then lines of a tenth of a Zipf value (log10 of occurrences in a billion words) and words that
have it, the most frequent first. Words of one letter of an alphabet, and what holds no letter, are left out."""
import textwrap
import unicodedata
from wordfreq import get_frequency_list

LANGUAGES = ['en', 'zh', 'ja', 'es', 'ko']
# Once in 200,000 words: below it a word says something of those who use it.
LEAST = 3.7


def is_word(word):
    letters = [c for c in word if unicodedata.category(c)[0] == 'L']
    return letters and ' ' not in word and (len(word) > 1 or ord(letters[0]) >= 0x3000)


for language in LANGUAGES:
    print('#', language)
    by_value = {}
    for centibels, words in enumerate(get_frequency_list(language, 'small')):
        value = round(9 - centibels / 100, 1)
        if value >= LEAST:
            by_value.setdefault(value, []).extend(word for word in words if is_word(word))
    for value in sorted(by_value, reverse=True):
        for line in textwrap.wrap(' '.join(sorted(by_value[value])), 120, break_long_words=False, break_on_hyphens=False):
            print(value, line)
