# Tries to read what is another's: the files named and the environment of the processes named.
for file in $1; do cat "$file" 2>&1; ls "$(dirname "$file")" 2>&1; done
for pid in $2; do tr '\0' '\n' < "/proc/$pid/environ" 2>&1; kill -9 "$pid" 2>&1; done
echo "spied as $(id -u)"
