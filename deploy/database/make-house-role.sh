#!/bin/sh
# Run once by the PostgreSQL image on an empty data folder: the role under which the house works. Its powers are given by the
# owner of the tables at each start.
set -eu
psql --set ON_ERROR_STOP=1 --set password="$SHEKARA_HOUSE_PASSWORD" --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" <<'SQL'
create role shekara_house login nosuperuser nocreatedb nocreaterole noreplication nobypassrls password :'password';
SQL
