package parser

import "strings"

// functionParameterRules and lambdaParameterRules are the rules of parameters:
// what the two kinds have in common, and what each has to itself.
var (
	functionParameterRules = strings.NewReplacer("$close", "')'", "$", "").Replace(sharedParameterRules) + `
param: NAME annotation?
annotation: ':' expression
param_no_default_star_annotation: NAME ':' star_expression (',' | &')')
star_etc:
	bad_star_etc
	| '*' param_no_default param_maybe_default* kwds?
	| '*' param_no_default_star_annotation param_maybe_default* kwds?
	| '*' ',' param_maybe_default+ kwds?
	| kwds
bad_parenthesized: param_no_default* a='(' param_no_default+ ','? b=')' {range a b "Function parameters cannot be parenthesized"}
bad_bare_star: a='*' (')' | ',' (')' | '**')) {at a "named arguments must follow bare *"}
`
	lambdaParameterRules = strings.NewReplacer("$close", "':'", "$", "lambda_").Replace(sharedParameterRules) + `
lambda_param: NAME
lambda_star_etc:
	lambda_bad_star_etc
	| '*' lambda_param_no_default lambda_param_maybe_default* lambda_kwds?
	| '*' ',' lambda_param_maybe_default+ lambda_kwds?
	| lambda_kwds
lambda_bad_parenthesized:
	lambda_param_no_default* a='(' (lambda_param % ',') ','? b=')' {range a b "Lambda expression parameters cannot be parenthesized"}
lambda_bad_bare_star: '*' (':' | ',' (':' | '**')) {last "named arguments must follow bare *"}
default: '=' expression | bad_default
bad_default: a='=' &(')' | ',') {at a "expected default value expression"}
`
)

const sharedParameterRules = `
$params: $bad_parameters | $parameters
$parameters:
	$slash_no_default $param_no_default* $param_with_default* $star_etc?
	| $slash_with_default $param_with_default* $star_etc?
	| $param_no_default+ $param_with_default* $star_etc?
	| $param_with_default+ $star_etc?
	| $star_etc
$slash_no_default: $param_no_default+ '/' (',' | &$close)
$slash_with_default: $param_no_default* $param_with_default+ '/' (',' | &$close)
$kwds: $bad_kwds | '**' $param_no_default
$param_no_default: a=$param ',' {is a} | a=$param &$close {is a}
$param_with_default: $param default ',' | $param default &$close
$param_maybe_default: $param default? ',' | $param default? &$close
$bad_parameters:
	a='/' ',' {at a "at least one argument must precede /"}
	| ($slash_no_default | $slash_with_default) $param_maybe_default* a='/' {at a "/ may appear only once"}
	| $slash_no_default? $param_no_default* ($slash_with_default | $param_with_default+) a=$param_no_default
		{at a "parameter without a default follows parameter with a default"}
	| $bad_parenthesized
	| ($slash_no_default | $slash_with_default)? $param_maybe_default* '*' (',' | $param_no_default) $param_maybe_default* a='/'
		{at a "/ must be ahead of *"}
	| $param_maybe_default+ '/' a='*' {at a "expected comma between / and *"}
$bad_star_etc:
	$bad_bare_star
	| '*' $param a='=' {at a "var-positional argument cannot have default value"}
	| '*' ($param_no_default | ',') $param_maybe_default* a='*' ($param_no_default | ',') {at a "* argument may appear only once"}
$bad_kwds:
	'**' $param a='=' {at a "var-keyword argument cannot have default value"}
	| '**' $param ',' a=$param {at a "arguments cannot follow var-keyword argument"}
	| '**' $param ',' a=('*' | '**' | '/') {at a "arguments cannot follow var-keyword argument"}
`
