#!/bin/sh
# Makes the certificates of the TLS tests again: an authority and three servers' (good, expired,
# for another name). They are trusted by nothing but the tests.
set -eu
cd "$(dirname "$0")"
export OPENSSL_CONF=/dev/null
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 36500 \
    -subj "/CN=Broadsheet test authority" -keyout authority.key -out authority.pem \
    -addext "basicConstraints=critical,CA:TRUE" -addext "keyUsage=critical,keyCertSign"
serve() { # name, host, start, end
    openssl req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes \
        -subj "/CN=$2" -addext "subjectAltName=DNS:$2" -keyout "$1.key" -out "$1.csr"
    rm -rf ca && mkdir ca && : > ca/index.txt
    cat > ca/ca.cnf <<CNF
[ca]
default_ca = own
[own]
database = ca/index.txt
new_certs_dir = ca
rand_serial = yes
default_md = sha256
policy = any
copy_extensions = copy
unique_subject = no
x509_extensions = leaf
[leaf]
basicConstraints = critical,CA:FALSE
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
[any]
commonName = supplied
CNF
    openssl ca -batch -config ca/ca.cnf -cert authority.pem -keyfile authority.key -notext \
        -in "$1.csr" -out "$1.crt" -startdate "$3" -enddate "$4"
    cat "$1.key" "$1.crt" > "$1.pem"
    rm -rf ca "$1.key" "$1.crt" "$1.csr"
}
serve good news.example 20200101000000Z 21200101000000Z
serve expired news.example 20200101000000Z 20210101000000Z
serve other elsewhere.example 20200101000000Z 21200101000000Z
rm -f authority.key
