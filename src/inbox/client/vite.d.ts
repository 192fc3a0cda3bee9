/** Built by Vite as a file of its own; the import gives its address. */
declare module '*?worker&url' {
  const url: string;
  export default url;
}
