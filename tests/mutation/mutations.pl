#!/usr/bin/env perl
# SPDX-License-Identifier: GPL-3.0-or-later
# mutations.pl: small faults that C sources can be given.
#   mutations.pl list SEED FILE...        all of them, in an order that the seed shuffles, as
#                                         FILE, LINE, COLUMN, OLD, NEW with tabs between
#   mutations.pl make FILE LINE COLUMN OLD NEW
use strict;
use warnings;

my %instead = (
  '<' => '<=', '<=' => '<', '>' => '>=', '>=' => '>', '==' => '!=', '!=' => '==',
  '+' => '-', '-' => '+', '*' => '/', '/' => '*',
  '+=' => '-=', '-=' => '+=', '*=' => '/=', '/=' => '*=',
  '&&' => '||', '||' => '&&',
);

# The text with spaces instead of comments, strings and characters; lines and columns stay.
sub code_of {
  my ($text) = @_;
  $text =~ s{(/\*.*?\*/|//[^\n]*|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')}
            {my $hidden = $1; $hidden =~ s/[^\n]/ /g; $hidden}gse;
  return $text;
}

# What a number becomes: the next whole number, or half as much again.
sub other_number {
  my ($number) = @_;
  return $number + 1 if $number =~ /^\d+$/;
  return $number == 0.0 ? '1.0' : "(1.5 * $number)";
}

# A pair OLD, NEW for each place of a line, keyed by its column.
sub mutations_of {
  my ($line) = @_;
  my %found;
  return %found if $line =~ /^\s*#\s*(?:include|if|el|endif)/ or $line =~ /_Static_assert/;
  while ($line =~ m{(?<= )([-+*/]|[-+*/]=|[<>]=?|[!=]=|&&|\|\|)(?= |$)}g) {
    $found{$-[1]} = [$1, $instead{$1}];
  }
  while ($line =~ /(?:[=(,] ?|\breturn |\? |: )(-)(?=[\w(])/g) {
    $found{$-[1]} = ['-', ''];
  }
  # Not in the size or the index of an array, where the next number is out of bounds, if anything.
  while ($line =~ /(?<![\w.\[])(\d+\.\d*(?:[eE][-+]?\d+)?|\d+[eE][-+]?\d+|\d+)(?![\w.\]])/g) {
    $found{$-[1]} = [$1, other_number($1)];
  }
  return %found;
}

sub slurp {
  my ($name) = @_;
  open my $file, '<', $name or die "$name: $!\n";
  local $/;
  return scalar <$file>;
}

sub list {
  my ($seed, @names) = @_;
  my @all;
  for my $name (@names) {
    my @lines = split /\n/, code_of(slurp($name));
    for my $number (1 .. @lines) {
      my %found = mutations_of($lines[$number - 1]);
      push @all, join("\t", $name, $number, $_, @{$found{$_}}) for sort { $a <=> $b } keys %found;
    }
  }
  srand $seed;
  for my $last (reverse 1 .. $#all) { # Fisher and Yates
    my $other = int rand($last + 1);
    @all[$last, $other] = @all[$other, $last];
  }
  print "$_\n" for @all;
}

sub make {
  my ($name, $number, $column, $old, $new) = @_;
  my @lines = split /\n/, slurp($name), -1;
  substr($lines[$number - 1], $column, length $old) eq $old or die "$name:$number: no $old\n";
  substr($lines[$number - 1], $column, length $old) = $new;
  open my $file, '>', $name or die "$name: $!\n";
  print $file join("\n", @lines);
  close $file or die "$name: $!\n";
}

my $command = shift // '';
if ($command eq 'list') { list(@ARGV) }
elsif ($command eq 'make') { make(@ARGV) }
else { die "usage: mutations.pl list SEED FILE... | make FILE LINE COLUMN OLD NEW\n" }
