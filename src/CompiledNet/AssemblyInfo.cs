// A library of a user's that promises it can use the types of one that does.
[assembly: CLSCompliant(true)]
