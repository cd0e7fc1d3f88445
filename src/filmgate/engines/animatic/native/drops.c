/* What is on the lens or before it: drops of rain, hot air, streaks and ghosts of bright lights. */
#include <string.h>

#include "kernel.h"

/* Value between the four nearest texels of a plane. */
static inline float between(const float *p, int w, int h, float x, float y) {
  x = clampf(x, 0.f, w - 1.001f); y = clampf(y, 0.f, h - 1.001f);
  int i = (int)x, j = (int)y;
  const float *q = p + (ptrdiff_t)j * w + i;
  return mixf(mixf(q[0], q[1], x - i), mixf(q[w], q[w + 1], x - i), y - j);
}

/* Rows y0..y1 of `col` behind drops on the lens, [n][4]: see Optics. Each is a small lens that shows the picture upside
 * down: small [3][h][w], the picture at an eighth of its size. */
API void fg_drops(const float *drops, int n, const float *small, int w, int h, int W, int H, float *col, int y0, int y1) {
  ptrdiff_t plane = (ptrdiff_t)W * H, little = (ptrdiff_t)w * h;
  for (int k = 0; k < n; k++) {
    const float *d = drops + 4 * (ptrdiff_t)k;
    float cx = .5f * W + d[0] * H, cy = .5f * H - d[1] * H, r = maxf(d[2] * H, .5f), tall = r * d[3];
    int xs = maxi((int)(cx - r - 1.f), 0), xe = mini((int)(cx + r + 2.f), W);
    int ys = maxi((int)(cy - tall - 1.f), y0), ye = mini((int)(cy + tall + 2.f), y1);
    for (int y = ys; y < ye; y++)
      for (int x = xs; x < xe; x++) {
        float u = (x - cx) / r, v = (y - cy) / tall;
        u *= 1.f + .22f * v * (d[3] - 1.f);  /* thinner above */
        float q = u * u + v * v, cover = smooth(unit((1.f - q) * 1.5f));  /* too near to be sharp */
        if (cover <= 0.f) continue;
        float bend = .25f + .75f * q;  /* more towards its edge */
        float px = (cx - u * bend * .42f * H) * (1.f / 8.f) - .4f, py = (cy - v * bend * .42f * H) * (1.f / 8.f) - .4f;
        float rim = 1.f - .3f * smooth(unit((q - .3f) * 1.4f)), gleam = smooth(unit((v - .1f) * 1.4f)) * unit(1.6f - 1.5f * q);
        for (int c = 0; c < 3; c++) {
          float light = between(small + c * little, w, h, px, py) * (rim * .97f + .16f * gleam), *o = col + c * plane + (ptrdiff_t)y * W + x;
          *o = mixf(*o, light, cover * .8f);
        }
      }
  }
}

/* How far hot air bends light in row y, pixels: most at the horizon. */
static inline float shaken(const Camera *cam, float strength, int y) {
  float near = fabsf(y - cam->cy + .01f * cam->height) / (.075f * cam->height);
  return strength * cam->height / 768.f * fast_exp(-near * near * .5f);
}

#define STILL .3f  /* pixels: less is not seen */

/* Rows y0..y1 of `col`, as hot air over the ground bends it, to `out`: what is far, and the sky above it; rows that are
 * not bent are left out, here and in fg_heat_set. */
API void fg_heat(const Camera *cam, float strength, float time, const float *depth, const float *col, float *out, int y0,
                 int y1) {
  int W = cam->width, H = cam->height;
  ptrdiff_t plane = (ptrdiff_t)W * H;
  float wave = 768.f / H;
  for (int y = y0; y < y1; y++) {
    float share = shaken(cam, strength, y);
    ptrdiff_t row = (ptrdiff_t)y * W;
    if (share < STILL) continue;
    for (int x = 0; x < W; x++) {
      float far = share * unit((depth[row + x] - 9.f) * .03f), a = x * wave, b = y * wave + 46.f * time;
      if (far < .1f) {
        for (int c = 0; c < 3; c++) out[c * plane + row + x] = col[c * plane + row + x];
        continue;
      }
      float s = fast_sin(b * .21f + 2.1f * fast_sin(a * .013f + .6f * time)), t = fast_sin(b * .13f - a * .071f + 1.3f * time);
      float u = x + far * (s * .9f + t * .6f), v = y + far * .5f * t;
      for (int c = 0; c < 3; c++) out[c * plane + row + x] = between(col + c * plane, W, H, u, v);
    }
  }
}

API void fg_heat_set(const Camera *cam, float strength, const float *out, float *col, int y0, int y1) {
  ptrdiff_t W = cam->width, plane = W * cam->height;
  for (int y = y0; y < y1; y++)
    for (int c = 0; c < 3 && shaken(cam, strength, y) >= STILL; c++)
      memcpy(col + c * plane + y * W, out + c * plane + y * W, (size_t)W * sizeof(float));
}

/* Streaks to both sides of what is brighter than `from`, added to bright [3][h][w] in blue. */
API void fg_streak(float *bright, int h, int w, float from, float keep, float strength, int y0, int y1) {
  ptrdiff_t plane = (ptrdiff_t)w * h;
  static const float HUE[3] = {.22f, .5f, 1.f};
  float sum[MAX_WIDTH];
  for (int y = y0; y < y1; y++) {
    float *row = bright + (ptrdiff_t)y * w, run = 0.f;
    for (int x = 0; x < w; x++) {
      float light = (row[x] + row[x + plane] + row[x + 2 * plane]) * (1.f / 3.f);
      run = run * keep + minf(maxf(light - from, 0.f), 3.f);
      sum[x] = run;
    }
    run = 0.f;
    for (int x = w - 1; x >= 0; x--) {
      float light = (row[x] + row[x + plane] + row[x + 2 * plane]) * (1.f / 3.f);
      run = run * keep + minf(maxf(light - from, 0.f), 3.f);
      sum[x] = (sum[x] + run) * (1.f - keep) * strength;
    }
    for (int x = 0; x < w; x++)
      for (int c = 0; c < 3; c++) row[x + c * plane] += sum[x] * HUE[c];
  }
}

/* Ghosts of the sun at (sx, sy), pixels of bright [3][h][w]: discs on the line through the middle of the picture. */
API void fg_ghosts(float *bright, int h, int w, float sx, float sy, float strength, int y0, int y1) {
  static const float GHOSTS[7][5] = {  /* place on the line, radius, r, g, b */
      {-.32f, .05f, .5f, .9f, .4f}, {-.62f, .11f, .9f, .55f, .3f}, {-1.05f, .19f, .3f, .5f, .9f}, {.42f, .035f, 1.f, .8f, .4f},
      {-.18f, .022f, .4f, .8f, 1.f}, {-1.45f, .09f, .9f, .4f, .6f}, {.7f, .06f, .5f, .5f, .8f}};
  ptrdiff_t plane = (ptrdiff_t)w * h;
  float mx = .5f * w, my = .5f * h;
  for (int k = 0; k < 7; k++) {
    const float *g = GHOSTS[k];
    float cx = mx + (sx - mx) * g[0], cy = my + (sy - my) * g[0], r = g[1] * h;
    for (int y = maxi((int)(cy - r), y0); y < mini((int)(cy + r) + 2, y1); y++)
      for (int x = maxi((int)(cx - r), 0); x < mini((int)(cx + r) + 2, w); x++) {
        float u = x - cx, v = y - cy, a = fabsf(u), b = .5f * fabsf(u) + .866f * fabsf(v);
        float q = maxf(maxf(a, b), .93f * sqrtf(u * u + v * v)) / r;  /* six blades, worn round */
        float light = unit((1.f - q) * 6.f) * (.45f + .55f * q * q) * strength / (1.f + 18.f * g[1]);
        for (int c = 0; c < 3; c++) bright[c * plane + (ptrdiff_t)y * w + x] += light * g[2 + c];
      }
  }
}
