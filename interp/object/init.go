package object

// init fills in the built-in types. The table of slots comes first, as methods
// are made from it; readyTypes comes last.
func init() {
	defineSlots()

	defineObject()
	defineType()
	defineSingletons()
	defineBuiltinFunction()
	defineDescriptors()
	defineMappingProxy()
	defineMethod()
	defineModule()
	defineNamespace()
	defineProperty()
	defineStaticMethod()
	defineSuper()
	defineTraceback()

	defineBaseException()
	defineExceptionGroup()
	defineExceptionMembers()
	defineOSError()
	defineUnicodeErrors()

	defineBool()
	defineComplex()
	defineFloat()
	defineFormatting()
	defineInt()

	defineByteArray()
	defineBytes()
	defineStr()

	defineDict()
	defineGenericAlias()
	defineIteratorTypes()
	defineIterators()
	defineList()
	defineRange()
	defineSet()
	defineSlice()
	defineTuple()
	defineUnion()

	defineAsyncGenerator()
	defineCoroutine()
	defineGenerator()

	readyTypes()
}
