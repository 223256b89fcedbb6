/** Firefox only: a copy of a value in the world of a scope. */
declare function cloneInto<T>(value: T, scope: object): T;
