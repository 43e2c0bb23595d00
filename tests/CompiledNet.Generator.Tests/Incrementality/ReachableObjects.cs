using System.Collections;
using System.Reflection;

namespace CompiledNet.Generator.Tests.Incrementality;

/// <summary>Everything that can be reached from an object by its fields, with the way there.</summary>
internal static class ReachableObjects
{
    /// <summary>The ways from <paramref name="root"/> to objects that <paramref name="isForbidden"/> refuses.</summary>
    public static List<string> Find(object? root, Func<object, bool> isForbidden)
    {
        var found = new List<string>();
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var open = new Stack<(object Value, string Way)>();
        Push(root, "value");
        while (open.TryPop(out (object Value, string Way) next))
        {
            Type type = next.Value.GetType();
            if (isForbidden(next.Value))
            {
                found.Add($"{next.Way}: {type}");
                continue;
            }

            if (next.Value is Array array)
            {
                int i = 0;
                foreach (object? element in (IEnumerable)array)
                {
                    Push(element, $"{next.Way}[{i++}]");
                }
            }

            for (Type? declaring = type; declaring is not null; declaring = declaring.BaseType)
            {
                const BindingFlags own =
                    BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
                foreach (FieldInfo field in declaring.GetFields(own))
                {
                    Push(field.GetValue(next.Value), $"{next.Way}.{field.Name}");
                }
            }
        }

        return found;

        void Push(object? value, string way)
        {
            if (value is not (null or string or Pointer or Type)
                && !value.GetType().IsPrimitive
                && !value.GetType().IsEnum
                && (value.GetType().IsValueType || seen.Add(value)))
            {
                open.Push((value, way));
            }
        }
    }
}
