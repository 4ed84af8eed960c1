#!/bin/sh
# A key-value store that keeps each value in a file. One request a connection:
# GET key · SET key value · ADD key (counts up from 1) · KEYS

cd /data || exit
read -r verb key value
case $key in *[!a-z0-9-]*) echo "a key is of a-z, 0-9 and -"; exit ;; esac

case $verb in
GET) cat "$key" ;;
SET) echo "$value" >"$key" ;;
ADD) echo >>"$key"; wc -l <"$key" ;;
KEYS) ls ;;
*) echo "not a verb: $verb" ;;
esac
