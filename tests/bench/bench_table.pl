#!/usr/bin/perl
# SPDX-License-Identifier: GPL-3.0-or-later
# bench_table.pl ELASTIR FIXTURES [JSON]: what the program takes as a whole, side by side with what it
# is measured against, run in turn in the same minute; a table, and the same as JSON. A second output
# (ELASTIR_CORPUS) is used where there is one. BENCH_FILES (2,000) outputs go through batch.
use strict;
use warnings;
use File::Copy;
use File::Temp qw(tempdir);
use Time::HiRes qw(time);

my ($elastir, $fixtures, $json) = @ARGV;
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

# row WORK, AGAINST, KIND ('more', in ms, or 'times'), AT MOST, RUNS, [COMMAND], [OTHER COMMAND].
sub row {
  my ($work, $against, $kind, $most, $runs, $ours, $other) = @_;
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
  my $figure = $kind eq 'more' ? 1000 * ($used[0] - $used[1]) : median(@ratios);
  push @rows, [$work, $against, $kind, $most, $figure, @used, median(@clock)];
  my $unit = $kind eq 'more' ? 'ms more' : 'times';
  printf "%-46s %-9s %7.2f %-7s at most %4.2f  %s  (%.2f ms of the clock)\n", $work, $against,
    $figure, $unit, $most, $figure <= $most ? 'met   ' : 'missed', 1000 * median(@clock);
}

row('start: elastir --version', '/bin/true', 'more', 3, 60, [$elastir, '--version'], ['/bin/true']);
my @outputs = ("$fixtures/zif8/ideal-freq.out", "$fixtures/zif8/ideal-elastic.out");
push @outputs, grep { -s $_ > 1e5 && -s $_ < 1e6 } glob "$corpus/crystal/*.out" if $corpus ne '';
for my $output (@outputs) {
  my $name = $output =~ s,.*/,,r;
  row(sprintf('analyze %s, %.2f MB', $name, (-s $output) / 1e6), 'cat', 'more', 5, 20,
    [$elastir, 'analyze', $output, '-o', "$folder/r.json"], ['cat', $output]);
}

# Two processors, against one, with the same files.
my $count = $ENV{BENCH_FILES} // 2000;
my @sources = grep { !/elastic/ } @outputs;
mkdir "$folder/files";
for my $i (0 .. $count - 1) {
  my $name = sprintf '%s/files/%06d.out', $folder, $i;
  my $source = $sources[$i % @sources];
  link $source, $name or copy($source, $name) or die;
}
row("batch of $count outputs, -j 2", '-j 1', 'times', 0.55, 3,
  map { [$elastir, 'batch', '-j', $_, "$folder/files", '-o', "$folder/out.jsonl"] } 2, 1);

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
