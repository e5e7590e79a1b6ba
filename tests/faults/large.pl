#!/usr/bin/perl
# SPDX-License-Identifier: GPL-3.0-or-later
# large.pl: writes a made-up output of CRYSTAL with any number of atoms and modes, all of whose
# numbers agree with each other: `large.pl ATOMS MODES [normal]`. Fields that Fortran fills with
# stars are stars, but for the number of a mode and of all atoms, which are as wide as they need.
# With Born vectors up to 100,000 modes; with `normal`, displacements: n/1000 in mode n.
use strict;
use warnings;

my ($atoms, $modes, $normal) = @ARGV;

# Carbon at one atom in 10 cubic angstroms.
my $volume = 10.0 * $atoms;
my $edge = $volume ** (1 / 3);
my $density = $atoms * 12.0 * 1.66053907 / $volume;
my $stars = '*' x 79;

sub fortran { # 0.1998E-05, in `digits` digits
  my ($value, $digits) = @_;
  return sprintf("%.*fE+00", $digits, 0) if $value == 0;
  my ($mantissa, $exponent) = split /e/, sprintf("%.*e", $digits - 1, $value);
  $mantissa =~ s/\.//;
  return sprintf("0.%sE%+03d", $mantissa, $exponent + 1);
}

sub cell {
  printf "         A              B              C           ALPHA      BETA       GAMMA \n";
  printf "%15.8f%15.8f%15.8f%13.6f%11.6f%11.6f\n", ($edge) x 3, (90) x 3;
}

sub wavenumber {
  return sprintf '%.4f', 100 + 3000 * $_[0] / $modes;
}

print " $stars\n";
printf " *%34s%-43s*\n", '', $_ for 'CRYSTAL17', 'public : 1.0.2';
print " $stars\n EEEEEEEEEE STARTING  DATE 20 09 2019 TIME 09:22:19.2\n";
print " made-up carbon\n SPACE GROUP (NONCENTROSYMMETRIC)     :  P 1\n";
print " FRQFRQFRQFRQFRQFRQ\n\n                       FREQUENCY CALCULATION\n\n";
print " INFORMATION **** INPFREQ **** IR INTENSITIES EVALUATED THROUGH CPHF APPROACH\n";
print " GEOMETRY FOR WAVE FUNCTION - DIMENSIONALITY OF THE SYSTEM    3\n $stars\n";
print " LATTICE PARAMETERS (ANGSTROMS AND DEGREES) - BOHR = 0.5291772083 ANGSTROM\n";
printf " PRIMITIVE CELL - CENTRING CODE 1/0 VOLUME=%12.6f - DENSITY%7.3f g/cm^3\n", $volume,
  $density;
cell();
printf " %s\n ATOMS IN THE ASYMMETRIC UNIT %5d - ATOMS IN THE UNIT CELL: %5d\n", $stars,
  $atoms, $atoms;
print "     ATOM                 X/A                 Y/B                 Z/C    \n $stars\n";
printf "%7d T   6 C  %20.12E%20.12E%20.12E\n", $_, map { $_ - int $_ } $_ * 0.618033988749895,
  $_ * 0.754877666246693, $_ * 0.569840290998053 for 1 .. $atoms;
print "\n T = ATOM BELONGING TO THE ASYMMETRIC UNIT\n\n";
print " DIRECT LATTICE VECTORS CARTESIAN COMPONENTS (ANGSTROM)\n";
print "          X                    Y                    Z\n";
for my $row (0 .. 2) {
  print map({ '   ' . sprintf('%18s', fortran($_ == $row ? $edge : 0, 12)) } 0 .. 2), "\n";
}
print "\n == SCF ENDED - CONVERGENCE ON ENERGY      E(AU) -2.1760000000000E+03 CYCLES  11\n";
print " ATOMS ISOTOPIC MASS (AMU) FOR FREQUENCY CALCULATION \n\n";
for (my $i = 1; $i <= $atoms; $i += 4) {
  my $last = $i + 3 < $atoms ? $i + 3 : $atoms;
  print map({ ' ' . ($_ < 10000 ? sprintf('%4d', $_) : '****') . ' C      12.0000' } $i .. $last),
    "\n";
}
if ($modes <= 100000) {
  print "\n BORN CHARGE VECTOR IN THE BASIS OF NORMAL MODES (UNITS OF e*M_E**(-1/2) ).\n",
    " e AND M_E ARE UNITS OF ELECTRON CHARGE AND MASS, RESPECTIVELY.\n\n",
    " MODE         X              Y              Z\n";
  printf "%4d    0.75400E-02    0.00000E+00    0.00000E+00\n", $_ for 1 .. $modes;
}
print "\n CONVERSION FACTORS FOR FREQUENCIES:\n      1 CM**(-1) =   0.4556335E-05 HARTREE\n";
print "      1 THZ      =   0.3335641E+02 CM**(-1)\n\n";
print "    MODES         EIGV          FREQUENCIES     IRREP  IR   INTENS    RAMAN\n";
print "             (HARTREE**2)   (CM**-1)     (THZ)             (KM/MOL)\n";
for my $mode (1 .. $modes) {
  my $wavenumber = wavenumber($mode);
  printf "%5d-%4s%14s%12.4f%10.4f  (A  )   A (%9.2f)   A\n", $mode,
    $mode < 10000 ? $mode : '****', fortran(($wavenumber * 0.4556335e-5) ** 2, 4), $wavenumber,
    $wavenumber * 0.0299792458, 101.03;
}
if ($normal) {
  print "\n NORMAL MODES NORMALIZED TO CLASSICAL AMPLITUDES (IN BOHR)\n\n";
  for (my $i = 1; $i <= $modes; $i += 6) {
    my @group = $i .. ($i + 5 < $modes ? $i + 5 : $modes);
    print ' FREQ(CM**-1)', map({ sprintf '%10.2f', wavenumber($_) } @group), "\n\n";
    for my $atom (1 .. $atoms) {
      for my $axis ('X', 'Y', 'Z') {
        print $axis eq 'X' ? sprintf(' AT.%4d C  ', $atom) : ' ' x 12, "$axis ",
          map({ sprintf '%10.4f', $_ / 1000 } @group), "\n";
      }
    }
    print "\n";
  }
}
print "\n\n $stars\n\n TTTTTTTTTTTTTTTTTTTTTTTTTTTTTT END         TELAPSE       12.34 TCPU       12.00\n";
print " EEEEEEEEEE TERMINATION  DATE 20 09 2019 TIME 10:00:00.5\n";
