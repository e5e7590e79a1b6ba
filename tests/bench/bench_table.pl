#!/usr/bin/perl
# SPDX-License-Identifier: GPL-3.0-or-later
# bench_table.pl ELASTIR FIXTURES KERNELS [JSON]: what the program takes, side by side with what it is
# measured against, run in turn in the same minute; a table, and the same as JSON. KERNELS is
# bench_kernels. More outputs (ELASTIR_CORPUS) are used where there are some. BENCH_FILES (10,000) outputs
# go through batch; the large one has BENCH_MB (1,000) megabytes.
use strict;
use warnings;
use File::Copy;
use File::Temp qw(tempdir);
use Time::HiRes qw(time);

my ($elastir, $fixtures, $kernels, $json) = @ARGV;
my $folder = tempdir("elastir-bench.XXXXXX", TMPDIR => 1, CLEANUP => 1);
my $corpus = $ENV{ELASTIR_CORPUS} // '';
my @rows;

# Seconds of the clock, and of the processor, of a command; the latter in hundredths, so that only the
# sum of many runs is worth something.
sub took {
  my $begin = time;
  my @before = times;
  my $child = fork // die "fork: $!";
  if (!$child) {
    open STDIN, '<', '/dev/null';
    open STDOUT, '>', '/dev/null';
    open STDERR, '>', '/dev/null';
    exec @_ or exit 127;
  }
  waitpid $child, 0;
  die "@_ cannot be run\n" if $? >> 8 == 127;
  my @after = times;
  return (time - $begin, $after[2] + $after[3] - $before[2] - $before[3]);
}

sub median { my @sorted = sort { $a <=> $b } @_; return $sorted[@sorted / 2] }

# kept WORK, AGAINST, KIND ('more', in ms, 'times' or 's'), AT MOST, FIGURE, SECONDS OF THE PROCESSOR OF BOTH,
# SECONDS OF THE CLOCK.
sub kept {
  push @rows, [@_];
  my ($work, $against, $kind, $most, $figure, undef, undef, $clock) = @_;
  my $unit = $kind eq 'more' ? 'ms more' : $kind;
  printf "%-52s %-22s %7.2f %-7s at most %4.2f  %s  (%.1f ms of the clock)\n", $work, $against,
    $figure, $unit, $most, $figure <= $most ? 'met   ' : 'missed', 1000 * $clock;
}

# row WORK, AGAINST, KIND, AT MOST, RUNS, [COMMAND], [OTHER COMMAND]. 'more' is of the processor's time, and
# so is 'times' with `processor`, else of the clock. Returns the figure.
sub row {
  my ($work, $against, $kind, $most, $runs, $ours, $other, $processor) = @_;
  my (@clock, @ratios);
  my @used = (0, 0);
  for my $run (0 .. $runs) {    # the first fills the cache
    my ($clock_ours, $used_ours) = took(@$ours);
    my ($clock_other, $used_other) = took(@$other);
    next if $run == 0;
    $used[0] += $used_ours / $runs;
    $used[1] += $used_other / $runs;
    push @ratios, $clock_ours / $clock_other;
    push @clock, $clock_ours;
  }
  my $figure = $kind eq 'more' ? 1000 * ($used[0] - $used[1])
    : $processor ? $used[0] / ($used[1] || 0.01) : median(@ratios);
  kept($work, $against, $kind, $most, $figure, @used, median(@clock));
  return $figure;
}

# linear WHAT, RUNS, [COMMAND OF ONE], [COMMAND OF TEN TIMES AS MUCH]: what ten times as much takes, over
# ten times what one does.
sub linear {
  my ($what, $runs, $one, $ten) = @_;
  my ($used_one, $used_ten, $clock) = (0, 0, 0);
  for (1 .. $runs) {
    $used_one += (took(@$one))[1] for 1 .. 5;
    my @ten = took(@$ten);
    $used_ten += $ten[1];
    $clock += $ten[0] / $runs;
  }
  kept("ten times the $what", 'ten times the cost', 'times', 1.1, $used_ten / (2 * $used_one || 0.01),
    $used_ten / $runs, 2 * $used_one / $runs, $clock);
}

row('start: elastir --version', '/bin/true', 'more', 3, 60, [$elastir, '--version'], ['/bin/true']);
my @outputs = ("$fixtures/zif8/ideal-freq.out", "$fixtures/zif8/ideal-elastic.out");
push @outputs, grep { -s $_ > 1e5 && -s $_ < 1e6 } glob "$corpus/crystal/*.out" if $corpus ne '';
for my $output (@outputs) {
  my $name = $output =~ s,.*/,,r;
  row(sprintf('analyze %s, %.2f MB', $name, (-s $output) / 1e6), 'cat', 'more', 5, 20,
    [$elastir, 'analyze', $output, '-o', "$folder/r.json"], ['cat', $output]);
}

# The innermost loops, against plain ones in the same process.
my %most = (curve => ['a spectrum of 3,000 modes on 40,000 points', 'a plain loop at -O3', 0.333],
  spectrum => ['the same, and its bands', 'a plain loop at -O3', 1.0],
  sphere => ['means over the sphere, part of negative nu', 'a product rule', 0.333]);
for my $line (split /\n/, `$kernels`) {
  my ($name, $ours, $other) = split / /, $line;
  my ($work, $against, $at_most) = @{$most{$name}};
  kept($work, $against, 'times', $at_most, $ours / $other, $ours / 1e3, $other / 1e3, $ours / 1e3);
}

# Three models and 1,801 points; before, it took 3.1 s.
my @models = map { "$_=$fixtures/zif8/$_-freq.out" } 'ideal', 'missing-zn', 'missing-linker';
my @compare = ($elastir, 'compare', '--quick', '-o', "$folder/c.json");
system "$elastir analyze -o $folder/models.json @models 2>/dev/null";
my ($clock, $used) = took(@compare, "$folder/models.json", "$fixtures/zif8/measured-bulk.jdx");
kept('compare --quick, 1,801 points, three models', 'a limit', 's', 3.1, $used, $used, 3.1, $clock);

# An output with its first SCF repeated until it has so many megabytes.
sub make_large {
  my ($source, $megabytes, $name) = @_;
  open my $in, '<', $source or die "$source: $!\n";
  my @lines = <$in>;
  my ($first) = grep { $lines[$_] =~ /^ CYC / } 0 .. $#lines;
  my ($last) = grep { $lines[$_] =~ /^ == SCF ENDED/ } 0 .. $#lines;
  my $block = join '', @lines[$first .. $last];
  open my $out, '>', $name or die "$name: $!\n";
  print $out @lines[0 .. $first - 1];
  for (my $size = 0; $size < 1e6 * $megabytes; $size += length $block) { print $out $block }
  print $out @lines[$first .. $#lines];
  close $out or die;
}
my $large = $ENV{BENCH_MB} // 1000;
# The fixture has an SCF of eight lines only, each a block to be read: real ones are longer.
my ($repeated) = grep { /paracetamol/ } @outputs;
$repeated //= "$fixtures/zif8/missing-zn-freq.out";
make_large($repeated, $large, "$folder/large.out");
make_large($repeated, $large / 10, "$folder/tenth.out");
my @analyze = ($elastir, 'analyze', '-o', "$folder/r.json");
my @whole = ([@analyze, "$folder/large.out"], ['wc', '-l', "$folder/large.out"]);
row("analyze an output of $large MB", 'wc -l', 'times', 1.2, 7, @whole);
row("analyze an output of $large MB", 'wc -l, of the processor', 'times', 1.2, 5, @whole, 1);
linear('bytes', 3, [@analyze, "$folder/tenth.out"], [@analyze, "$folder/large.out"]);
unlink "$folder/large.out", "$folder/tenth.out";

my $writer = "$fixtures/../tests/faults/large.pl";
system "$^X $writer 600 10000 >$folder/few.out && $^X $writer 600 100000 >$folder/many.out";
linear('modes', 2, [@analyze, "$folder/few.out"], [@analyze, "$folder/many.out"]);
my @spectrum = ($elastir, 'spectrum', '-o', "$folder/r.json", $outputs[0], '--grid');
linear('points', 2, [@spectrum, '0:4000:0.04'], [@spectrum, '0:4000:0.004']);

# Two processors, against one, with the same files; and what this machine lets two do: plain work, of two
# processes against one with all of it. Other work on it shows in the clock, not in the time of the processor.
my $count = $ENV{BENCH_FILES} // 10000;
my @sources = grep { !/elastic/ } @outputs;
for my $part (0 .. 9) {
  mkdir "$folder/files" if $part == 0;
  mkdir "$folder/files/$part";
}
for my $i (0 .. $count - 1) {
  my $name = sprintf '%s/files/%d/%06d.out', $folder, $i % 10, $i;
  my $source = $sources[$i / 10 % @sources];
  link $source, $name or copy($source, $name) or die;
}
sub batch { return [$elastir, 'batch', '-q', '-o', "$folder/out.jsonl", @_] }
my $all = "$folder/files";
linear('files', 1, batch("$all/0"), batch($all));
my $two_threads = row("batch of $count outputs, -j 2", '-j 1', 'times', 0.55, 3, batch('-j', 2, $all),
  batch($all));
sub plain { return sprintf '%s -e \'my $x = 1; $x = ($x * 1103515245 + 12345) %% 2147483648 for 1 .. %d\'', $^X, @_ }
my ($half, $whole) = (plain(2e7), plain(4e7));
my $machine = row('plain work, of two processes', 'of one', 'times', 0.55, 3,
  ['sh', '-c', "$half & $half & wait"], ['sh', '-c', $whole]);
kept("batch of $count outputs, -j 2 over -j 1", 'the same of plain work', 'times', 1.1,
  $two_threads / $machine, $two_threads, $machine, 0);
row("batch of $count outputs, -j 2", '-j 1, of the processor', 'times', 1.1, 1, batch('-j', 2, $all),
  batch($all), 1);
my $two = join ' & ', map { "$elastir batch -q --shard $_/2 -o $folder/$_.jsonl $all" } 0, 1;
row("batch of $count outputs, -j 2", 'two processes', 'times', 1.1, 3, batch('-j', 2, $all),
  ['sh', '-c', "$two; wait"]);

if (defined $json) {
  open my $out, '>', $json or die "$json: $!\n";
  print $out "[\n", join(",\n", map {
    my ($work, $against, $kind, $most, $figure, $ours, $other, $clock) = @$_;
    sprintf ' {"work": "%s", "against": "%s", "kind": "%s", "at_most": %g, "figure": %.4g, '
      . '"met": %s, "processor_s": %.5g, "processor_s_against": %.5g, "clock_s": %.5g}', $work, $against, $kind, $most,
      $figure, $figure <= $most ? 'true' : 'false', $ours, $other,
      $clock
  } @rows), "\n]\n";
  close $out or die;
}
