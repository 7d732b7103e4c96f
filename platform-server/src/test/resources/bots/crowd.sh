# Starts more processes than it may, but not without end.
for i in $(seq 60); do sleep 1000 & done
sleep 1000
