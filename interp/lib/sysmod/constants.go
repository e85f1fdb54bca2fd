package sysmod

import (
	"math"
	"runtime"

	"github.com/apy-lang/apy/interp/object"
)

// The language that apy is a subset of.
const (
	major, minor = 3, 13
	version      = "3.13.0 (apy) [Go]"
)

var (
	versionInfoType = newSequenceType("version_info", "major", "minor", "micro", "releaselevel", "serial")
	floatInfoType   = newSequenceType("float_info", "max", "max_exp", "max_10_exp", "min", "min_exp", "min_10_exp",
		"dig", "mant_dig", "epsilon", "radix", "rounds")
	intInfoType = newSequenceType("int_info", "bits_per_digit", "sizeof_digit", "default_max_str_digits",
		"str_digits_check_threshold")
	hashInfoType = newSequenceType("hash_info", "width", "modulus", "inf", "nan", "imag", "algorithm", "hash_bits",
		"seed_bits", "cutoff")
	flagsType = newSequenceType("flags", "debug", "inspect", "interactive", "optimize", "dont_write_bytecode",
		"no_user_site", "no_site", "ignore_environment", "verbose", "bytes_warning", "quiet", "hash_randomization",
		"isolated", "dev_mode", "utf8_mode", "warn_default_encoding", "safe_path", "int_max_str_digits")
)

func addConstants(m *object.Module) {
	versionInfo := newSequence(versionInfoType,
		object.Int(major), object.Int(minor), object.Int(0), object.NewStr("final"), object.Int(0))
	hexVersion := object.Int(major<<24 | minor<<16 | 0xF0)
	m.Set("version", object.NewStr(version))
	m.Set("version_info", versionInfo)
	m.Set("hexversion", hexVersion)
	m.Set("implementation", object.NewNamespace(
		object.Attribute("name", object.NewStr("apy")),
		object.Attribute("cache_tag", object.None),
		object.Attribute("version", versionInfo),
		object.Attribute("hexversion", hexVersion),
	))
	m.Set("platform", object.NewStr(platform()))
	m.Set("byteorder", object.NewStr("little"))
	m.Set("maxsize", object.Int(math.MaxInt64))
	m.Set("maxunicode", object.Int(0x10FFFF))
	m.Set("executable", object.NewStr(""))
	m.Set("dont_write_bytecode", object.True)
	m.Set("float_repr_style", object.NewStr("short"))
	m.Set("warnoptions", object.NewList(nil))
	addInfo(m)
}

// platform is sys.platform, whose names are older than Go's.
func platform() string {
	if runtime.GOOS == "windows" {
		return "win32"
	}
	return runtime.GOOS
}

func addInfo(m *object.Module) {
	m.Set("float_info", newSequence(floatInfoType,
		object.Float(math.MaxFloat64), object.Int(1024), object.Int(308), object.Float(0x1p-1022), object.Int(-1021),
		object.Int(-307), object.Int(15), object.Int(53), object.Float(0x1p-52), object.Int(2), object.Int(1)))
	m.Set("int_info", newSequence(intInfoType,
		object.Int(30), object.Int(4), object.Int(object.DefaultMaxStrDigits), object.Int(minStrDigits)))
	m.Set("hash_info", newSequence(hashInfoType,
		object.Int(64), object.Int(1<<61-1), object.Int(314159), object.Int(0), object.Int(1000003),
		object.NewStr("maphash"), object.Int(32), object.Int(64), object.Int(0)))
	zero := object.Int(0)
	m.Set("flags", newSequence(flagsType,
		zero, zero, zero, zero, object.Int(1), zero, zero, zero, zero, zero, zero, object.Int(1), zero,
		object.False, zero, zero, object.False, object.Int(object.DefaultMaxStrDigits)))
}
