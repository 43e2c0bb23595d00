using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace CompiledNet.Generator.Tests.Architecture;

/// <summary>The tokens in a method's code: what it calls, reads, makes and casts to.</summary>
internal static class MethodTokens
{
    private static readonly Dictionary<int, OpCode> s_opcodes = typeof(OpCodes).GetFields()
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(opcode => opcode.Value & 0xFFFF);

    public static IEnumerable<EntityHandle> In(byte[] code)
    {
        for (int i = 0; i < code.Length;)
        {
            int value = code[i++];
            if (value == 0xFE)
            {
                value = 0xFE00 | code[i++];
            }

            switch (s_opcodes[value].OperandType)
            {
                case OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok:
                    yield return MetadataTokens.EntityHandle(BitConverter.ToInt32(code, i));
                    i += 4;
                    break;
                case OperandType.InlineSwitch:
                    i += 4 + (4 * BitConverter.ToInt32(code, i));
                    break;
                case OperandType.InlineI8 or OperandType.InlineR:
                    i += 8;
                    break;
                case OperandType.InlineI or OperandType.InlineBrTarget or OperandType.InlineSig or OperandType.InlineString
                    or OperandType.ShortInlineR:
                    i += 4;
                    break;
                case OperandType.InlineVar:
                    i += 2;
                    break;
                case OperandType.ShortInlineI or OperandType.ShortInlineBrTarget or OperandType.ShortInlineVar:
                    i++;
                    break;
            }
        }
    }
}
