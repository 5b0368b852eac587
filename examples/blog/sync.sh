#!/bin/sh
# Fills the blog from the published site: ./sync.sh s3://BUCKET/PREFIX/site
# Only posts and their pictures: the published site has an index and feeds of its own, which must not replace the blog's.
# Never with --delete, which would take away posts that you wrote yourself. A post that you changed by hand, whose checksum
# no longer holds, stays as it is.
set -eu
site=$1
sum() { if command -v sha256sum > /dev/null; then sha256sum; else shasum -a 256; fi | cut -d ' ' -f 1; }
set -- --exclude "*" --include "_posts/*" --include "20??/*/wordcloud_*.jpg"
for post in _posts/*.md; do
  [ -e "$post" ] || continue
  said=$(tr -d '\r' < "$post" | sed -n '2,/^---$/s/^checksum: "sha256:\([0-9a-f]*\)"$/\1/p')
  is=$(tr -d '\r' < "$post" | sed '2,/^---$/{/^checksum: "sha256:[0-9a-f]*"$/d;}' | sum)
  if [ -n "$said" ] && [ "$said" != "$is" ]; then
    echo "$post was changed by hand and stays as it is"
    set -- "$@" --exclude "$post"
  fi
done
aws s3 sync "$site" . "$@"
