package tree

import (
	"strings"

	"github.com/apy-lang/apy/interp/object"
	"github.com/apy-lang/apy/parser"
)

// displayStmt is an expression statement of interactive code: it hands its
// value to sys.displayhook.
type displayStmt struct {
	value expr
	at    place
}

var nameDisplayHook = object.Intern("displayhook")

func (n *displayStmt) exec(f *frame) (signal, error) {
	v, err := n.value.eval(f)
	if err != nil {
		return next, err
	}
	sys, err := f.t.State.ImportModule(f.t, "sys")
	if err != nil {
		return next, f.fail(n.at, err)
	}
	hook, ok, err := object.LookupAttr(f.t, sys, nameDisplayHook)
	if err == nil && !ok {
		err = object.Raisef(object.RuntimeError, "lost sys.displayhook")
	}
	if err == nil {
		_, err = object.Call1(f.t, hook, v)
	}
	return next, f.failed(n.at, err)
}

// compileSingle compiles one statement as the interactive interpreter does:
// the values of expressions are displayed.
func compileSingle(name, source string) (*Program, error) {
	module, err := parser.Parse(name, source)
	if err != nil {
		return nil, syntaxException(withoutLineEnd(err, source))
	}
	if err := checkSingle(module, source); err != nil {
		return nil, syntaxException(err)
	}
	return lowerExec(module, func(l *lowerer) { l.interactive = true })
}

// checkSingle checks that there is one compound statement, or one line of
// simple ones.
func checkSingle(module *parser.Module, source string) error {
	if len(module.Body) == 0 {
		empty := parser.ErrorAt(module.File, parser.Span{}, "invalid syntax")
		return withoutLineEnd(empty, source)
	}
	for i, s := range module.Body[1:] {
		before := module.Body[i].Bounds()
		line, _ := module.File.Position(before.Start)
		if at, _ := module.File.Position(s.Bounds().Start); at == line {
			continue
		}
		if isCompound(module.Body[i]) {
			start := s.Bounds().Start
			return withoutLineEnd(parser.ErrorAt(module.File, parser.Span{Start: start, End: start + 1}, "invalid syntax"), source)
		}
		end := before.End
		if newline := strings.IndexByte(module.File.Text[end:], '\n'); newline >= 0 {
			end += int32(newline)
		}
		multiple := parser.ErrorAt(module.File, parser.Span{Start: end, End: end}, "multiple statements found while compiling a single statement")
		multiple.EndOffset++ // past the line's end
		return multiple
	}
	return nil
}

func isCompound(s parser.Stmt) bool {
	switch s.(type) {
	case *parser.If, *parser.While, *parser.For, *parser.Try, *parser.With, *parser.Match, *parser.FunctionDef, *parser.ClassDef:
		return true
	}
	return false
}
