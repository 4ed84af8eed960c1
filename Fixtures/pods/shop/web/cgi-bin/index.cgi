#!/bin/sh
# The front page is what the application renders; all other pages are files.
if page=$(timeout 3 wget -q -O - http://app:8000/cgi-bin/shop); then
    printf 'Content-Type: text/html\r\n\r\n%s\n' "$page"
else
    printf 'Status: 502 Bad Gateway\r\nContent-Type: text/plain\r\n\r\nThe application does not answer.\n'
fi
