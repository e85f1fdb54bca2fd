module github.com/apy-lang/apy

go 1.26

require github.com/alecthomas/participle/v2 v2.1.4

require golang.org/x/text v0.36.0

require go.uber.org/goleak v1.3.0

require github.com/aymanbagabas/go-udiff v0.4.1

require github.com/dlclark/regexp2 v1.12.0
