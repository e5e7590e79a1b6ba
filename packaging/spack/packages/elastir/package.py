# SPDX-License-Identifier: GPL-3.0-or-later
from spack.package import *


class Elastir(AutotoolsPackage):
    """Elasticity and infrared spectra from CRYSTAL outputs."""

    homepage = "https://www.crystal.unito.it"
    # The tarball of "make release": in this folder, or in a mirror.
    url = "file:///opt/sources/elastir-0.2.0.tar.xz"

    license("GPL-3.0-or-later")

    # sha256 from SHA256SUMS of the release:
    # version("0.2.0", sha256="...")
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
