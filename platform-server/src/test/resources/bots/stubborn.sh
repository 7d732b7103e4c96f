# Does not stop when asked.
trap "" TERM
echo "here"
while :; do sleep 1; done
