# Finishes its work when asked to stop.
trap 'echo "last words"; exit 0' TERM
echo "here"
while :; do sleep 0.05; done
