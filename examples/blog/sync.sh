#!/bin/sh
# Fills the blog from the published site: ./sync.sh s3://BUCKET/PREFIX/site
# Only posts and their pictures: the published site has an index and feeds of its own, which must not replace the blog's.
# Never with --delete, which would take away posts that you wrote yourself.
set -eu
aws s3 sync "$1" . --exclude "*" --include "_posts/*" --include "20??/*/wordcloud_*.jpg"
