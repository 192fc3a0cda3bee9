/** "Samira el Idrissi" → "Samira": how somebody is spoken of in a sentence or on a button. */
export const firstName = (name: string): string => name.split(' ')[0] ?? name;
