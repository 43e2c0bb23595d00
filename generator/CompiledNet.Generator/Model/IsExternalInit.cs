namespace System.Runtime.CompilerServices;

/// <summary>What the compiler needs for records; the framework this assembly targets lacks it.</summary>
internal static class IsExternalInit;
