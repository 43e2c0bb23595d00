using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace CompiledNet.Generator.Tests.Architecture;

/// <summary>A use of one type by another.</summary>
/// <param name="From">The type that uses, with its namespace; what is nested in it counts as it.</param>
/// <param name="To">The type that is used.</param>
/// <param name="Member">Where.</param>
internal readonly record struct Dependency(string From, string To, string Member);

/// <summary>
/// What the types of an assembly use: bases, interfaces, constraints, fields, signatures, locals and the code of methods.
/// </summary>
internal sealed class Dependencies
{
    private readonly HashSet<Dependency> _found = [];
    private readonly PEReader _image;
    private readonly MetadataReader _metadata;
    private readonly TypeNames _names;

    private Dependencies(PEReader image)
    {
        _image = image;
        _metadata = image.GetMetadataReader();
        _names = new TypeNames(_metadata);
    }

    public static IReadOnlyCollection<Dependency> Of(Stream assembly)
    {
        using var image = new PEReader(assembly);
        var dependencies = new Dependencies(image);
        foreach (TypeDefinitionHandle handle in dependencies._metadata.TypeDefinitions)
        {
            dependencies.Visit(handle);
        }

        return dependencies._found;
    }

    private void Visit(TypeDefinitionHandle handle)
    {
        string from = Assert.Single(_names.Of(handle));
        TypeDefinition type = _metadata.GetTypeDefinition(handle);
        Add(from, "its base", _names.Of(type.BaseType));
        foreach (InterfaceImplementationHandle implementation in type.GetInterfaceImplementations())
        {
            Add(from, "its interfaces", _names.Of(_metadata.GetInterfaceImplementation(implementation).Interface));
        }

        AddConstraints(from, "its constraints", type.GetGenericParameters());
        foreach (FieldDefinitionHandle field in type.GetFields())
        {
            Add(from, Name(_metadata.GetFieldDefinition(field).Name), _names.Of(field));
        }

        foreach (MethodDefinitionHandle method in type.GetMethods())
        {
            Visit(from, method);
        }
    }

    private void Visit(string from, MethodDefinitionHandle handle)
    {
        MethodDefinition method = _metadata.GetMethodDefinition(handle);
        string member = Name(method.Name);
        Add(from, member, _names.Of(handle));
        AddConstraints(from, member, method.GetGenericParameters());
        if (method.RelativeVirtualAddress == 0)
        {
            return;
        }

        MethodBodyBlock body = _image.GetMethodBody(method.RelativeVirtualAddress);
        if (!body.LocalSignature.IsNil)
        {
            foreach (var local in _metadata.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(_names, null))
            {
                Add(from, member, local);
            }
        }

        foreach (EntityHandle token in MethodTokens.In(body.GetILBytes()!))
        {
            Add(from, member, _names.Of(token));
        }
    }

    private void AddConstraints(string from, string member, GenericParameterHandleCollection parameters)
    {
        foreach (GenericParameterHandle parameter in parameters)
        {
            foreach (GenericParameterConstraintHandle constraint in _metadata.GetGenericParameter(parameter).GetConstraints())
            {
                Add(from, member, _names.Of(_metadata.GetGenericParameterConstraint(constraint).Type));
            }
        }
    }

    private void Add(string from, string member, IEnumerable<string> to)
    {
        foreach (string used in to)
        {
            _found.Add(new Dependency(from, used, member));
        }
    }

    private string Name(StringHandle handle) => _metadata.GetString(handle);
}
