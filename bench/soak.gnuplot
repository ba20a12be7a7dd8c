# target/soak.csv: seconds, heap, resident memory (MiB), threads, files, connections, requests
set datafile separator ','
set terminal svg size 900,760 font 'sans-serif,13' background 'white'
set output 'docs/images/soak.svg'
set multiplot layout 3,1
set grid ytics
set key outside right
set lmargin 9
set rmargin 22
set format x ''
set yrange [0:*]
set ylabel 'MiB'
plot 'target/soak.csv' using ($1/60):3 with lines lw 2 title 'resident', '' using ($1/60):2 with lines lw 1 title 'heap in use'
set ylabel 'count'
plot 'target/soak.csv' using ($1/60):4 with lines lw 2 title 'threads', '' using ($1/60):5 with lines lw 2 title 'open files', \
     '' using ($1/60):6 with lines lw 2 title 'connections'
set format x '%g'
set xlabel 'minutes'
set ylabel 'requests a second'
previous = 0
plot 'target/soak.csv' using ($1/60):(rate = ($7-previous)/5.0, previous = $7, rate) with lines lw 2 title 'requests'
unset multiplot
