#!/bin/sh
# The shop's first goods.
set -e

while read -r item price; do
    echo "SET item-$item $price" | nc -w 2 store 7000
    echo "$item costs $price"
done <<GOODS
apples 1.20
bread 2.80
cheese 4.50
GOODS
