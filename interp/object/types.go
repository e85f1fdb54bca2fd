package object

// The built-in types. They are declared without content, so that their methods
// may refer to them, and defined in order by init.
var (
	ObjectType = NewBuiltinType("object", nil)
	TypeType   = NewBuiltinType("type", ObjectType)

	IntType     = NewBuiltinType("int", ObjectType)
	BoolType    = NewBuiltinType("bool", IntType)
	FloatType   = NewBuiltinType("float", ObjectType)
	ComplexType = NewBuiltinType("complex", ObjectType)
	StrType     = NewBuiltinType("str", ObjectType)
	BytesType   = NewBuiltinType("bytes", ObjectType)

	NoneType           = NewBuiltinType("NoneType", ObjectType)
	EllipsisType       = NewBuiltinType("ellipsis", ObjectType)
	NotImplementedType = NewBuiltinType("NotImplementedType", ObjectType)

	TupleType     = NewBuiltinType("tuple", ObjectType)
	ListType      = NewBuiltinType("list", ObjectType)
	DictType      = NewBuiltinType("dict", ObjectType)
	SetType       = NewBuiltinType("set", ObjectType)
	FrozenSetType = NewBuiltinType("frozenset", ObjectType)
	RangeType     = NewBuiltinType("range", ObjectType)
	SliceType     = NewBuiltinType("slice", ObjectType)

	BuiltinType               = NewBuiltinType("builtin_function_or_method", ObjectType)
	MethodDescriptorType      = NewBuiltinType("method_descriptor", ObjectType)
	ClassMethodDescriptorType = NewBuiltinType("classmethod_descriptor", ObjectType)
	SlotWrapperType           = NewBuiltinType("wrapper_descriptor", ObjectType)
	MethodWrapperType         = NewBuiltinType("method-wrapper", ObjectType)
	GetSetType                = NewBuiltinType("getset_descriptor", ObjectType)
	MemberType                = NewBuiltinType("member_descriptor", ObjectType)
	MethodType                = NewBuiltinType("method", ObjectType)
	PropertyType              = NewBuiltinType("property", ObjectType)
	StaticMethodType          = NewBuiltinType("staticmethod", ObjectType)
	ClassMethodType           = NewBuiltinType("classmethod", ObjectType)
	SuperType                 = NewBuiltinType("super", ObjectType)
	CellType                  = NewBuiltinType("cell", ObjectType)
	ModuleType                = NewBuiltinType("module", ObjectType)
	TracebackType             = NewBuiltinType("traceback", ObjectType)
	MappingProxyType          = NewBuiltinType("mappingproxy", ObjectType)
)
