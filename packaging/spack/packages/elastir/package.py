# SPDX-License-Identifier: GPL-3.0-or-later
import os

from spack.package import *

try:  # Spack 1.0 and later
    from spack_repo.builtin.build_systems.autotools import AutotoolsPackage
except ImportError:
    pass  # before, spack.package had it


class Elastir(AutotoolsPackage):
    """Elasticity and infrared spectra from CRYSTAL outputs."""

    # There is no public address yet, hence no homepage. The tarball of "make release" is beside this file,
    # or in a mirror of yours.
    url = "file://" + os.path.join(os.path.dirname(os.path.abspath(__file__)), "elastir-0.2.0.tar.xz")

    license("GPL-3.0-or-later")

    # With the sha256 from SHA256SUMS of the release, version("0.2.0", sha256="..."), the tarball is checked;
    # without, Spack installs it with --no-checksum alone.
    version("0.2.0")

    variant("pdf", default=False, description="Figures as PDF and PNG, by cairo")
    variant("shared", default=True, description="Also the shared library")

    depends_on("c", type="build")
    depends_on("pkgconfig", type="build")
    depends_on("gsl@2.5:")
    depends_on("libxml2@2.9:")
    depends_on("cjson@1.7:")
    depends_on("zlib-api")
    depends_on("nettle@3.4:")
    depends_on("cairo@1.16: +pdf", when="+pdf")
    depends_on("check", type="test")

    def configure_args(self):
        args = self.enable_or_disable("shared")
        args += self.with_or_without("cairo", variant="pdf")
        args.append("--with-check" if self.run_tests else "--without-check")
        return args
